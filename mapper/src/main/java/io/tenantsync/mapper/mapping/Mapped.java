package io.tenantsync.mapper.mapping;

/** What came of applying the rules to a person. */
public sealed interface Mapped {
    /**
     * A look.
     *
     * @param look what the person should look like
     */
    record Wished(Look look) implements Mapped {}

    /**
     * A required attribute could not be computed.
     *
     * @param attribute which
     * @param reason why, for people
     */
    record Impossible(String attribute, String reason) implements Mapped {}
}
