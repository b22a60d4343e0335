package io.tenantsync.schemas;

/** The names of the topics, for code that writes or reads one. */
public final class Topics {
    public static final String OBSERVATIONS = name("observations");
    public static final String GROUP_OBSERVATIONS = name("group-observations");
    public static final String GROUPS = name("groups");
    public static final String CHECKPOINTS = name("checkpoints");
    public static final String LOOKUPS = name("lookups");
    public static final String USERS = name("users");
    public static final String CONFIGURATIONS = name("configurations");
    public static final String JOB_STATES = name("job-states");
    public static final String REQUESTS = name("requests");
    public static final String ANSWERS = name("answers");
    public static final String PROVISIONING_RESULTS = name("provisioning-results");
    public static final String REFERENCES = name("references");
    public static final String GUARD_REPORTS = name("guard-reports");
    public static final String PERMITS = name("permits");
    public static final String STAGED = name("staged");
    public static final String DECISIONS = name("decisions");
    public static final String PEOPLE = name("people");
    public static final String PROGRESS = name("progress");
    public static final String ADMINISTRATION = name("administration");

    private Topics() {}

    /** The public stream of one source tenant. */
    public static String userChanges(String sourceTenantId) {
        return TopicCatalogue.entry("user-changes").name(sourceTenantId);
    }

    /** The commands for one target tenant. */
    public static String commands(String targetTenantId) {
        return TopicCatalogue.entry("commands").name(targetTenantId);
    }

    private static String name(String what) {
        return TopicCatalogue.entry(what).name();
    }
}
