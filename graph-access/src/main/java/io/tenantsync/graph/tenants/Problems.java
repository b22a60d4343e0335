package io.tenantsync.graph.tenants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;

/** What was found wrong so far. */
final class Problems {
    private final String file;
    private final List<InvalidTenantsFile.Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** @param line counted from 1 */
    void add(int line, String key, String wrong, String remedy) {
        found.add(new InvalidTenantsFile.Problem(file, line, key, wrong, remedy));
    }

    void add(Mark where, String key, String wrong, String remedy) {
        add(where.getLine() + 1, key, wrong, remedy);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(InvalidTenantsFile.Problem::line));
            throw new InvalidTenantsFile(found);
        }
    }
}
