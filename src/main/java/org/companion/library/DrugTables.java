package org.companion.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.companion.chart.Words;
import org.companion.knowledge.Drugs;
import org.companion.knowledge.Ingredient;

/** The drugs of the packs: {@code ingredients.csv}, {@code products.csv}, {@code brands.csv}. */
final class DrugTables {
    private static final String ATC = "http://www.whocc.no/atc";
    private static final Pattern RXCUI = Pattern.compile("\\d{1,8}");

    private final Map<String, Ingredient> ingredients = new HashMap<>();
    private final List<Drugs.Product> products = new ArrayList<>();
    private final List<Drugs.OtherName> names = new ArrayList<>();

    private final List<Drugs.OtherCode> codes = new ArrayList<>();

    DrugTables(Tables tables) {
        tables.of(Form.INGREDIENTS).forEach(this::ingredient);
        tables.of(Form.PRODUCTS).forEach(this::product);
        tables.of(Form.BRANDS).forEach(this::brand);
        tables.of(Form.OTHER_CODES)
                .forEach(row -> row.text("atc")
                        .ifPresent(code ->
                                codes.add(new Drugs.OtherCode(ATC, code, Set.copyOf(all(row, "ingredients"))))));
    }

    private void ingredient(Row row) {
        var name = row.text("name").filter(text -> row.isFirst("drug", text));
        var rxcui = rxcui(row).filter(code -> row.isFirst("RxCUI", code));
        name.ifPresent(text -> {
            if (!text.equals(text.toLowerCase(Locale.ROOT))) {
                row.wrong("drug '%s' has capitals".formatted(text), text.toLowerCase(Locale.ROOT));
            }
            ingredients.put(text, new Ingredient(text, rxcui));
        });
    }

    private static Optional<String> rxcui(Row row) {
        return row.optional("rxcui")
                .flatMap(code -> RXCUI.matcher(code).matches()
                        ? Optional.of(code)
                        : row.wrong("'%s' is no RxCUI".formatted(code), "digits"));
    }

    private void product(Row row) {
        var rxcui = row.text("rxcui").flatMap(code -> rxcui(row)).filter(code -> row.isFirst("RxCUI", code));
        var name = row.text("name");
        var contained = new HashSet<Ingredient>();
        row.list("ingredients").forEach(text -> ingredient(row, text).ifPresent(contained::add));
        if (contained.isEmpty()) {
            row.wrong("the product has no known ingredient", "names of ingredients.csv joined by |");
        } else if (rxcui.isPresent() && name.isPresent()) {
            products.add(new Drugs.Product(rxcui.get(), name.get(), contained));
        }
    }

    private void brand(Row row) {
        var brand = row.text("brand")
                .filter(name -> row.isFirst("brand", Words.fold(name) + " of " + row.cell("ingredient")));
        var ingredient = row.text("ingredient").flatMap(name -> ingredient(row, name));
        if (brand.isPresent() && ingredient.isPresent()) {
            names.add(new Drugs.OtherName(brand.get(), ingredient.get()));
        }
    }

    /** The drugs in the row's column, joined by bars. */
    List<Ingredient> all(Row row, String column) {
        return row.list(column).stream()
                .flatMap(name -> ingredient(row, name).stream())
                .toList();
    }

    /** A drug that the row names. */
    Optional<Ingredient> named(Row row, String name) {
        return ingredient(row, name);
    }

    private Optional<Ingredient> ingredient(Row row, String name) {
        return Optional.ofNullable(ingredients.get(name))
                .or(() -> row.wrong("unknown drug '%s'".formatted(name), "a name of ingredients.csv"));
    }

    /** The drug of a statement. */
    Optional<Ingredient> in(Written written) {
        return written.text()
                .flatMap(name -> Optional.ofNullable(ingredients.get(name))
                        .or(() -> written.wrong("unknown drug '%s'".formatted(name), "a name of ingredients.csv")));
    }

    /** Takes what a site's release of RxNorm says beside the tables. */
    void add(RxNormRelease.Read release) {
        codes.addAll(release.codes());
        names.addAll(release.names());
    }

    Collection<Ingredient> ingredients() {
        return ingredients.values();
    }

    Drugs drugs() {
        return new Drugs(ingredients.values(), products, names, codes);
    }
}
