package org.companion.hl7;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.delivery.Refusal;
import org.companion.delivery.Refusal.Code;

/** What a sender is answered (HL7 v2.5.1, chapter 2.9): MSH, MSA, and ERR where something is to be said. */
public final class Acknowledgement {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final int LONGEST = 240;

    private final Header header;
    private final ZonedDateTime now;
    private final String id;

    /**
     * @param message that is answered, as far as it could be read
     * @param id number of the answer
     */
    public Acknowledgement(String message, ZonedDateTime now, String id) {
        this.header = Header.of(message);
        this.now = now;
        this.id = id;
    }

    /** The message is on disk; {@code warnings} are what its sender should know. */
    public String accepted(List<String> warnings) {
        var text = new StringBuilder(begun(Code.AA));
        warnings.forEach(warning -> text.append(error("", "0", "Message accepted", "W", warning)));
        return text.toString();
    }

    /** It is not taken. */
    public String refused(Refusal refusal) {
        return begun(refusal.code())
                + error(
                        refusal.where(),
                        String.valueOf(refusal.reason().number()),
                        refusal.reason().text(),
                        "E",
                        refusal.why());
    }

    private String begun(Code code) {
        var event = Optional.of(header.component(9, 2)).filter(text -> !text.isEmpty());
        var bar = String.valueOf(header.separator());
        var caret = header.encoding().substring(0, 1);
        return String.join(
                        bar,
                        "MSH",
                        header.encoding(),
                        header.field(5),
                        header.field(6),
                        header.field(3),
                        header.field(4),
                        STAMP.format(now),
                        "",
                        event.map(trigger -> "ACK" + caret + trigger + caret + "ACK")
                                .orElse("ACK"),
                        id,
                        header.field(11).isEmpty() ? "P" : header.field(11),
                        header.field(12).isEmpty() ? "2.5.1" : header.field(12))
                + "\r"
                + String.join(bar, "MSA", code.name(), header.field(10))
                + "\r";
    }

    private String error(String where, String number, String name, String severity, String words) {
        var bar = String.valueOf(header.separator());
        var caret = header.encoding().substring(0, 1);
        return String.join(
                        bar,
                        "ERR",
                        "",
                        location(where, caret),
                        String.join(caret, number, name, "HL70357"),
                        severity,
                        "",
                        "",
                        "",
                        escaped(words))
                + "\r";
    }

    /** {@code OBX[3]-5} as segment, sequence and field. */
    private static String location(String where, String caret) {
        var m = Pattern.compile("([A-Z][A-Z0-9]{2})(?:\\[(\\d+)])?(?:-(\\d+))?").matcher(where);
        if (!m.matches()) {
            return "";
        }
        var sequence = m.group(2) == null ? "1" : m.group(2);
        return m.group(3) == null
                ? String.join(caret, m.group(1), sequence)
                : String.join(caret, m.group(1), sequence, m.group(3));
    }

    private String escaped(String words) {
        var escape = header.encoding().length() > 2 ? header.encoding().charAt(2) : '\\';
        var text = new StringBuilder();
        for (var sign : words.substring(0, Math.min(words.length(), LONGEST)).toCharArray()) {
            var place = header.encoding().indexOf(sign);
            if (sign == header.separator()) {
                text.append(escape).append('F').append(escape);
            } else if (place >= 0 && place < 4) {
                text.append(escape).append("SRET".charAt(place)).append(escape);
            } else {
                text.append(sign < ' ' ? ' ' : sign);
            }
        }
        return text.toString();
    }
}
