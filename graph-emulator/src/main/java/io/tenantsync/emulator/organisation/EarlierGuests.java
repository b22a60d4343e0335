package io.tenantsync.emulator.organisation;

/**
 * Guests who were invited by hand before anybody synchronised.
 *
 * @param tenant the name of the tenant whose people were invited
 * @param samePeople how many are people of that tenant; their UPN prefix encodes the home UPN
 * @param strangers how many come from domains of no emulated tenant
 * @param colliding how many have the mail of one of that tenant's people but a UPN prefix that encodes another address
 */
public record EarlierGuests(String tenant, int samePeople, int strangers, int colliding) {}
