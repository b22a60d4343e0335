package io.tenantsync.writer.writing.outcomes;

/**
 * Why something went wrong or was left alone.
 *
 * @param code one of Entra's codes where one fits
 * @param reason what happened
 * @param remedy what a person can do
 */
public record Trouble(String code, String reason, String remedy) {}
