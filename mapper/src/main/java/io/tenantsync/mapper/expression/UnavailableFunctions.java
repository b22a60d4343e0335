package io.tenantsync.mapper.expression;

import java.util.List;

/** Functions that Entra has for other kinds of synchronization: they parse, and are then refused by name. */
final class UnavailableFunctions {
    static final List<Signature> ALL = List.of(
            of("AltSecIdFromNetId(netId)", 1, 1),
            of("AppRoleAssignments(appRoleAssignments)", 1, 1),
            of("AppRoleAssignmentsComplex(appRoleAssignments)", 1, 1),
            of("AssertiveAppRoleAssignmentsComplex(appRoleAssignments)", 1, 1),
            of("SelectUniqueValue(rule1, rule2, ...)", 2, Signature.ANY_NUMBER),
            of("SingleAppRoleAssignment(appRoleAssignments)", 1, 1));

    private UnavailableFunctions() {}

    private static Signature of(String text, int least, int most) {
        return Signature.of(
                        text,
                        least,
                        most,
                        Kind.ANY,
                        arguments -> {
                            throw arguments.failed("is not available for this kind of synchronization");
                        },
                        Kind.ANY)
                .as(Signature.Origin.UNAVAILABLE);
    }
}
