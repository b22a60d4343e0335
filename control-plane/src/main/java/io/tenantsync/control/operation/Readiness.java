package io.tenantsync.control.operation;

import io.tenantsync.control.trust.Gate;
import java.util.List;

/** What the tenants say about a pair: gates, verified domains of the source, initial domain of the target. */
public record Readiness(List<Gate> gates, List<String> sourceDomains, String targetInitialDomain) {
    public Readiness {
        gates = List.copyOf(gates);
        sourceDomains = List.copyOf(sourceDomains);
    }

    boolean sourceReachable() {
        return isOpen(gates, Gate.SOURCE_REACHABLE);
    }

    boolean targetReachable() {
        return isOpen(gates, Gate.TARGET_REACHABLE);
    }

    static boolean isOpen(List<Gate> gates, String name) {
        return gates.stream().anyMatch(gate -> gate.name().equals(name) && gate.open());
    }
}
