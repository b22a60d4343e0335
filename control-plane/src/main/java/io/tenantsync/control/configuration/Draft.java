package io.tenantsync.control.configuration;

import java.util.List;

/**
 * One configuration of a file that is correct in itself; what it names has not been looked up yet.
 *
 * @param name where its name stands
 * @param source where its source stands
 * @param target where its target stands
 * @param users assigned people, as in the scope and in its order
 * @param groups assigned groups, as in the scope and in its order
 */
public record Draft(
        Synchronization synchronization, Place name, Place source, Place target, List<Name> users, List<Name> groups) {
    public Draft {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /** A place in the file and the keys that lead there. */
    public record Place(Position at, String path) {}

    public record Name(String text, Place place) {}
}
