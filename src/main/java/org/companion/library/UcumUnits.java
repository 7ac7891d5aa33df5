package org.companion.library;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.companion.knowledge.Units;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/**
 * Units of measure by UCUM, and the spellings that laboratories use. Two units convert when UCUM has the same base
 * units for both and they count the same thing: UCUM takes moles and international units for plain numbers, but a
 * result in moles a litre is no count of cells.
 */
public final class UcumUnits implements Units {
    /** Longer units come from no laboratory. */
    private static final int LONGEST = 40;

    /** Numbers of more digits, or further from one, come from no laboratory either. */
    private static final int MOST_DIGITS = 100;

    private static final int KEPT = 500;
    private static final MathContext CLEAN = new MathContext(20);
    private static final Pattern ANNOTATION = Pattern.compile("\\{[^{}]*}");

    private static final Pattern HUGE_NUMBER = Pattern.compile("[*^][+-]?(?:[4-9]\\d|\\d{3,})|\\d{6,}");
    private static final Pattern POWER = Pattern.compile("(?<=[A-Za-z\\])'])[+-]?(\\d{1,5})");
    private static final int MOST_POWERS = 8;
    private static final int MOST_FACTORS = 6;
    private static final Pattern MOLECULES =
            Pattern.compile("(?<![A-Za-z\\['])(?:[YZEPTGMkhdcmunpfazy]|da)?(?:mol|eq|osm|kat|U)(?![A-Za-z_'\\]])");
    private static final Pattern ARBITRARY = Pattern.compile("\\[[^\\]]*U[^\\]]*]");

    private final UcumEssenceService ucum = definitions();
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<String, String> spellingsInAnyCase = new HashMap<>();
    private final Map<String, Optional<Measure>> newest = new Newest();

    /** One of a unit in base units, and what it is a number of where it is not only a number. */
    private record Measure(BigDecimal size, String base, Set<String> counted) {
        boolean measuresAs(Measure other) {
            return base.equals(other.base) && counted.equals(other.counted);
        }

        boolean isPlainNumber() {
            return base.isEmpty() && counted.isEmpty() && size.compareTo(BigDecimal.ONE) == 0;
        }
    }

    /** The last units met. */
    private static final class Newest extends LinkedHashMap<String, Optional<Measure>> {
        private static final long serialVersionUID = 1L;

        Newest() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Measure>> eldest) {
            return size() > KEPT;
        }
    }

    /** {@code spellings}: the UCUM code for each spelling that is none. */
    public UcumUnits(Map<String, String> spellings) {
        spellings.forEach((written, code) -> {
            this.spellings.put(bare(written), code);
            spellingsInAnyCase.putIfAbsent(bare(written).toLowerCase(Locale.ROOT), code);
        });
    }

    private static UcumEssenceService definitions() {
        try (var essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(essence);
        } catch (UcumException | IOException broken) {
            throw new IllegalStateException("the UCUM definitions cannot be read", broken);
        }
    }

    /**
     * {@inheritDoc} The same unit converts to itself. A value without a unit is taken only for a plain number, such as
     * an INR.
     */
    @Override
    public Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
        if (from.length() > LONGEST || to.length() > LONGEST) {
            return Optional.empty();
        }
        var source = code(from);
        var target = code(to);
        if (source.equals(target)) {
            return Optional.of(value);
        }
        var wanted = measure(target);
        if (source.isEmpty()) {
            return wanted.filter(Measure::isPlainNumber).map(number -> value);
        }
        return measure(source)
                .filter(found -> wanted.filter(found::measuresAs).isPresent())
                .flatMap(found ->
                        scaled(value, found.size(), wanted.orElse(found).size()));
    }

    /** Whether it is a unit of UCUM, as it stands. */
    boolean isUcum(String unit) {
        return isReadable(unit) && ucum.validate(unit) == null;
    }

    /** UCUM's library multiplies digit by digit; a unit from outside must not ask for thousands of them. */
    private static boolean isReadable(String unit) {
        if (unit.isBlank() || unit.length() > LONGEST) {
            return false;
        }
        var bare = withoutAnnotations(unit);
        var powers = POWER.matcher(bare)
                .results()
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .sum();
        var factors = bare.chars().filter(c -> c == '.' || c == '/').count();
        return powers <= MOST_POWERS
                && factors <= MOST_FACTORS
                && !HUGE_NUMBER.matcher(bare).find();
    }

    private static String withoutAnnotations(String unit) {
        return ANNOTATION.matcher(unit).replaceAll("");
    }

    private static String bare(String written) {
        return written.replace(" ", "").replace('µ', 'u').replace('μ', 'u').strip();
    }

    /** The UCUM code for what a laboratory wrote; spellings go first, since UCUM reads K/uL as kelvin. */
    private String code(String written) {
        var bare = bare(written);
        var known = spellings.get(bare);
        if (known != null) {
            return known;
        }
        var similar = spellingsInAnyCase.get(bare.toLowerCase(Locale.ROOT));
        return similar == null || measure(bare).isPresent() ? bare : similar;
    }

    private Optional<Measure> measure(String unit) {
        synchronized (newest) {
            var met = newest.get(unit);
            if (met != null) {
                return met;
            }
        }
        var measure = isReadable(unit) ? measured(unit) : Optional.<Measure>empty();
        synchronized (newest) {
            newest.put(unit, measure);
        }
        return measure;
    }

    private Optional<Measure> measured(String unit) {
        try {
            var one = ucum.getCanonicalForm(new Pair(new Decimal("1", 24), unit));
            var size = new BigDecimal(one.getValue().asDecimal());
            return size.signum() > 0
                    ? Optional.of(new Measure(size, one.getCode(), counted(withoutAnnotations(unit))))
                    : Optional.empty();
        } catch (UcumException | RuntimeException notUnderstood) {
            return Optional.empty();
        }
    }

    private static Set<String> counted(String unit) {
        var counted = new TreeSet<String>();
        if (MOLECULES.matcher(unit).find()) {
            counted.add("molecules");
        }
        ARBITRARY.matcher(unit).results().forEach(m -> counted.add(m.group().toUpperCase(Locale.ROOT)));
        return counted;
    }

    private static Optional<BigDecimal> scaled(BigDecimal value, BigDecimal from, BigDecimal to) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            return Optional.empty();
        }
        var exact = value.multiply(from).divide(to, MathContext.DECIMAL128);
        var clean = exact.round(CLEAN).stripTrailingZeros();
        return Optional.of(clean.scale() < 0 ? clean.setScale(0) : clean);
    }
}
