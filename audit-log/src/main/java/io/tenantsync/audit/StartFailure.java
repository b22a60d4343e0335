package io.tenantsync.audit;

/** The audit log cannot start. The message says why and what to do. */
final class StartFailure extends RuntimeException {
    private final String what;
    private final String remedy;

    StartFailure(String what, String remedy, Throwable cause) {
        super(what + " " + remedy, cause);
        this.what = what;
        this.remedy = remedy;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }
}
