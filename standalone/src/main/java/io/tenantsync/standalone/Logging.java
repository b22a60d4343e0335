package io.tenantsync.standalone;

import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One log file for all services; the terminal is for people. */
final class Logging {
    private Logging() {}

    /** Must run before the first logger is made. */
    static void into(DataFolder folder) {
        System.setProperty("tenantsync.log", folder.log().toAbsolutePath().toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
