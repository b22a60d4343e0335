package io.tenantsync.control.operation;

import io.tenantsync.control.trust.Gate;
import java.util.List;

/** What the tenants say about a pair: gates, verified domains of the source, initial domain of the target. */
public record Readiness(List<Gate> gates, List<String> sourceDomains, String targetInitialDomain) {
    public Readiness {
        gates = List.copyOf(gates);
        sourceDomains = List.copyOf(sourceDomains);
    }
}
