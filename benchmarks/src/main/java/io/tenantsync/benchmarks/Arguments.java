package io.tenantsync.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The {@code --name value} arguments of a benchmark; a flag stands alone. */
final class Arguments {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** @throws IllegalArgumentException for an argument that the benchmark does not have */
    Arguments(String[] given, Set<String> known) {
        for (int index = 0; index < given.length; index++) {
            String name = given[index].replaceFirst("^--", "");
            if (!known.contains(name)) {
                throw new IllegalArgumentException("There is no argument " + given[index] + "; there are --"
                        + String.join(", --", new TreeSet<>(known)));
            }
            boolean flag = index + 1 == given.length || given[index + 1].startsWith("--");
            values.put(name, flag ? "true" : given[++index]);
        }
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.replace("_", ""));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("--" + name + " needs a whole number and has '" + value + "'", noNumber);
        }
    }

    boolean flag(String name) {
        return "true".equals(values.get(name));
    }
}
