package io.tenantsync.audit.wrong.auditing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wrong on purpose: a pure package that logs, and a name that says nothing. */
public class ImpureManager {
    public final Logger log = LoggerFactory.getLogger(ImpureManager.class);
}
