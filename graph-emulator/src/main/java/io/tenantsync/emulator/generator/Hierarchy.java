package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.directory.schema.UserSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who reports to whom: a tree in each department, whose heads report to the first person of all. */
final class Hierarchy {
    private static final int REPORTS = 7;

    private final Map<String, List<Integer>> departments = new HashMap<>();

    /** Gives a user, who will have that ordinal, a manager. */
    void place(UserBuilder user, int ordinal) {
        if (!(user.get(UserSchema.DEPARTMENT) instanceof String department)) {
            return;
        }
        List<Integer> colleagues = departments.computeIfAbsent(department, name -> new ArrayList<>());
        if (ordinal > 0) {
            user.set(
                    UserSchema.MANAGER,
                    colleagues.isEmpty() ? (Integer) 0 : colleagues.get((colleagues.size() - 1) / REPORTS));
        }
        colleagues.add(ordinal);
    }
}
