package io.tenantsync.probe;

/** The tenant did something that leaves the question open; the message tells a person what. */
final class Inconclusive extends RuntimeException {
    Inconclusive(String message) {
        super(message);
    }
}
