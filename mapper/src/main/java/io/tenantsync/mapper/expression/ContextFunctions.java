package io.tenantsync.mapper.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that ask what is known besides the person's attributes. */
final class ContextFunctions {
    static final List<Signature> ALL = List.of(
            Signature.of("DefaultDomain()", 0, 0, Kind.TEXT, ContextFunctions::defaultDomain),
            Signature.of("IsMemberOf(group)", 1, 1, Kind.TRUTH, ContextFunctions::isMemberOf, Kind.NAME)
                    .as(Signature.Origin.EXTENSION),
            Signature.of(
                            "Lookup(table, key, [default])",
                            2,
                            3,
                            Kind.TEXT,
                            ContextFunctions::lookup,
                            Kind.NAME,
                            Kind.TEXT)
                    .as(Signature.Origin.EXTENSION));

    private ContextFunctions() {}

    private static Object defaultDomain(Arguments arguments) {
        String domain = arguments.inputs().defaultDomain();
        if (domain == null) {
            throw arguments.failed("the default domain of the source tenant is not known");
        }
        return domain;
    }

    private static Object isMemberOf(Arguments arguments) {
        return arguments.inputs().memberOf().test(arguments.textOrEmpty(0));
    }

    private static @Nullable Object lookup(Arguments arguments) {
        String name = arguments.textOrEmpty(0);
        Map<String, String> table = arguments.inputs().tables().get(name);
        if (table == null) {
            throw arguments.failed(
                    0,
                    "there is no table \"" + Values.shortened(name) + "\" in the configuration; add it under tables");
        }
        String found = table.get(arguments.textOrEmpty(1));
        return found == null ? arguments.text(2) : found;
    }
}
