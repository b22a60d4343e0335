package io.tenantsync.detector.detection.polling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is read of every person: always the same wide set, so that a new rule rarely needs a new enumeration. */
public final class TrackedProperties {
    private static final Pattern EXTENSION = Pattern.compile("extension_[0-9a-fA-F]{32}_[A-Za-z0-9_]+");

    private static final List<String> FIXED = List.of(
            "accountEnabled",
            "businessPhones",
            "city",
            "companyName",
            "country",
            "createdDateTime",
            "creationType",
            "department",
            "displayName",
            "employeeHireDate",
            "employeeId",
            "employeeType",
            "externalUserState",
            "faxNumber",
            "givenName",
            "jobTitle",
            "mail",
            "mailNickname",
            "manager",
            "mobilePhone",
            "officeLocation",
            "onPremisesExtensionAttributes",
            "onPremisesImmutableId",
            "onPremisesSyncEnabled",
            "otherMails",
            "postalCode",
            "preferredLanguage",
            "proxyAddresses",
            "showInAddressList",
            "state",
            "streetAddress",
            "surname",
            "usageLocation",
            "userPrincipalName",
            "userType");

    private TrackedProperties() {}

    /** The fixed set and these directory extensions, each once. */
    static List<String> with(Collection<String> extensions) {
        List<String> all = new ArrayList<>(FIXED);
        new TreeSet<>(extensions).stream().filter(name -> !FIXED.contains(name)).forEach(all::add);
        return List.copyOf(all);
    }

    /** The directory extensions that a text mentions. */
    public static SortedSet<String> extensionsIn(String text) {
        SortedSet<String> names = new TreeSet<>();
        Matcher matcher = EXTENSION.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }
}
