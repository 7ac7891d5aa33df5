package org.companion.genome;

/** A gene by its HGNC symbol. */
public record Gene(String symbol) implements Comparable<Gene> {
    public Gene {
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("a gene needs a symbol");
        }
    }

    @Override
    public int compareTo(Gene other) {
        return symbol.compareTo(other.symbol);
    }

    @Override
    public String toString() {
        return symbol;
    }
}
