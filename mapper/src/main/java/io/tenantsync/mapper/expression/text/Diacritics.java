package io.tenantsync.mapper.expression.text;

import java.text.Normalizer;
import java.util.Map;

/** Letters without their marks. Some letters have no canonical decomposition; those are in a table. */
public final class Diacritics {
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('æ', "ae"),
            Map.entry('Æ', "AE"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "OE"),
            Map.entry('ø', "oe"),
            Map.entry('Ø', "OE"),
            Map.entry('ß', "ss"),
            Map.entry('ẞ', "SS"),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('ı', "i"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('ð', "d"),
            Map.entry('Ð', "D"),
            Map.entry('þ', "th"),
            Map.entry('Þ', "TH"));

    private Diacritics() {}

    /** The text without marks; letters that are more than a letter with a mark become what people write for them. */
    public static String normalize(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (char letter : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
            String plain = LETTERS.get(letter);
            if (plain != null) {
                result.append(plain);
            } else if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                result.append(letter);
            }
        }
        return Normalizer.normalize(result, Normalizer.Form.NFC);
    }
}
