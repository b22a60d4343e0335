package io.tenantsync.emulator.generator;

import java.util.List;

/**
 * Where people come from and what they are called there.
 *
 * @param region the group of their region
 * @param phone the beginning of phone numbers
 */
record Culture(
        String language,
        String countryCode,
        String country,
        String region,
        boolean familyNameFirst,
        String phone,
        List<City> cities,
        List<Name> givenNames,
        List<Name> surnames) {

    /** A place with the rest of its address. */
    record City(String name, String state, String postalCode) {}

    /** A name as it is written, and in the letters of an address. */
    record Name(String written, String ascii) {}
}
