package io.tenantsync.control.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers everything that is wrong with one file. */
public final class Problems {
    private final String file;
    private final List<Problem> all = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public void add(Position at, String path, String message, String remedy) {
        all.add(new Problem(file, at.line(), at.column(), path, message, remedy));
    }

    public boolean none() {
        return all.isEmpty();
    }

    /** In the order of the file. */
    public List<Problem> all() {
        return all.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
