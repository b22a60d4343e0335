package io.tenantsync.mapper.expression.text;

import java.util.ArrayList;
import java.util.List;

/** A name such as {@code cn=Joe,ou=Sales,dc=contoso,dc=com}. */
public final class DistinguishedName {
    private DistinguishedName() {}

    /** The values of the components from the left; a backslash or quotation marks keep a comma in a value. */
    public static List<String> values(String name) {
        List<String> values = new ArrayList<>();
        StringBuilder component = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < name.length(); at++) {
            char next = name.charAt(at);
            if (next == '\\' && at + 1 < name.length()) {
                component.append(name.charAt(++at));
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == ',' && !quoted) {
                values.add(value(component));
                component.setLength(0);
            } else {
                component.append(next);
            }
        }
        if (!name.isBlank()) {
            values.add(value(component));
        }
        return values;
    }

    private static String value(StringBuilder component) {
        return component.substring(component.indexOf("=") + 1).trim();
    }
}
