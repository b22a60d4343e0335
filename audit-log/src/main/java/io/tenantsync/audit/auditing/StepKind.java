package io.tenantsync.audit.auditing;

/** Graph's {@code provisioningStepType}. */
public enum StepKind {
    IMPORT("import"),
    SCOPING("scoping"),
    MATCHING("matching"),
    PROCESSING("processing"),
    REFERENCE_RESOLUTION("referenceResolution"),
    EXPORT("export");

    private final String wire;

    StepKind(String wire) {
        this.wire = wire;
    }

    /** As Graph writes it. */
    public String wire() {
        return wire;
    }
}
