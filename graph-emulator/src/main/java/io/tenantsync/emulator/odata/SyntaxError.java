package io.tenantsync.emulator.odata;

/** A query option that cannot be read; the message says where and why. */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxError(String message) {
        super(message, null, false, false);
    }

    /** What is wrong and where. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
