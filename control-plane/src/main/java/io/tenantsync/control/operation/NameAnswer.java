package io.tenantsync.control.operation;

import java.util.List;

/** What looking up one name gave. */
public sealed interface NameAnswer {
    record Found(String id) implements NameAnswer {}

    record Missing() implements NameAnswer {}

    /** @param ids object ids of all that have the name */
    record Ambiguous(List<String> ids) implements NameAnswer {
        public Ambiguous {
            ids = List.copyOf(ids);
        }
    }

    /** Nobody knows; the tenant did not answer. */
    record Unanswered(String why, String remedy) implements NameAnswer {}
}
