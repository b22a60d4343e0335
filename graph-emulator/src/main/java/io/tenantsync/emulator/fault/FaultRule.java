package io.tenantsync.emulator.fault;

/**
 * What goes wrong, for whom and when.
 *
 * @param id names the rule in journal and control API; unique
 */
public record FaultRule(String id, Match match, Timing timing, Fault fault) {}
