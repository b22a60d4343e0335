package io.tenantsync.control.rest;

import io.tenantsync.schemas.Configuration;

/** Breaks the rule that the wire stops in the kafka package, so that its test can see the rule at work. */
public record NosyRoute(Configuration configuration) {}
