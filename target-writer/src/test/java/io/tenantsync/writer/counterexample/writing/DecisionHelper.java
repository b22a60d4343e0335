package io.tenantsync.writer.counterexample.writing;

import org.slf4j.LoggerFactory;

/** Deliberately wrong: a decision that logs. */
class DecisionHelper {
    void decide() {
        LoggerFactory.getLogger(DecisionHelper.class).info("decided");
    }
}
