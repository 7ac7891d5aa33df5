package org.companion.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.companion.chart.Coded;
import org.companion.knowledge.DrugCodes;
import org.companion.knowledge.OrderItems;

/** The code maps of a site, one CSV file each, under any name: the header says which it is. */
public final class SiteTables {
    private static final Pattern RXCUI = Pattern.compile("\\d{1,8}");

    private SiteTables() {}

    /**
     * A site's own codes of drugs: {@code system,code,rxcui}.
     *
     * @throws BadPack when anything in it is wrong
     */
    public static DrugCodes drugCodes(Path file) {
        var problems = new Problems();
        var codes = new HashMap<DrugCodes.Key, String>();
        for (var row : rows(Form.DRUG_CODES, file, problems)) {
            var system = row.text("system");
            var code = row.text("code");
            var rxcui = row.text("rxcui").filter(text -> RXCUI.matcher(text).matches());
            if (rxcui.isEmpty()) {
                row.wrong("'%s' is no RxCUI".formatted(row.cell("rxcui")), "digits");
            } else if (system.isPresent()
                    && code.isPresent()
                    && row.isFirst("drug code", system.get() + "|" + code.get())) {
                codes.put(new DrugCodes.Key(system.get(), code.get()), rxcui.get());
            }
        }
        problems.refuseIfAny();
        return new DrugCodes(codes);
    }

    /**
     * What a site wants orders to be coded with: {@code system,code,item_system,item,display}, where system and code are
     * an RxNorm ingredient or a LOINC test.
     *
     * @throws BadPack when anything in it is wrong
     */
    public static OrderItems orderItems(Path file) {
        var problems = new Problems();
        var items = new HashMap<OrderItems.Key, Coded.Code>();
        for (var row : rows(Form.ORDER_CODES, file, problems)) {
            var system = row.text("system");
            var code = row.text("code");
            var itemSystem = row.text("item_system");
            var item = row.text("item");
            var display = row.text("display");
            if (system.isPresent()
                    && code.isPresent()
                    && itemSystem.isPresent()
                    && item.isPresent()
                    && display.isPresent()
                    && row.isFirst("order code", system.get() + "|" + code.get())) {
                items.put(
                        new OrderItems.Key(system.get(), code.get()),
                        new Coded.Code(itemSystem.get(), item.get(), display.get()));
            }
        }
        problems.refuseIfAny();
        return new OrderItems(items);
    }

    private static List<Row> rows(Form form, Path file, Problems problems) {
        try {
            var tables = new Tables(problems);
            tables.read(form, file.toString(), Files.readAllBytes(file));
            return tables.of(form);
        } catch (IOException unreadable) {
            problems.add(new Place(file.toString(), 1), "cannot be read", String.join(",", form.columns()));
            return List.of();
        }
    }
}
