package io.tenantsync.mapper.mapping;

import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Parsing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Thirty rules as an administrator writes them, each beside plain Java that says the same without the language: what it
 * gives for a person, null when that is nothing.
 */
final class RealisticMapping {
    static final Circumstances CIRCUMSTANCES = new Circumstances(
            Map.of("Sales", Set.of("sales-id")),
            Map.of("regions", Map.of("NL", "EMEA", "US", "AMER", "JP", "APAC")),
            null,
            Map.of());

    /** One rule; {@link #LEFT_ALONE} in place of a value = the attribute is not written. */
    record Pair(String target, String expression, Function<Person, @Nullable Object> plainly) {}

    static final Object LEFT_ALONE = new Object();

    static final List<Pair> PAIRS = List.of(
            new Pair(
                    "displayName",
                    "Join(\" \", [givenName], [surname], \"(Contoso)\")",
                    p -> joined(" ", p.text("givenName"), p.text("surname"), "(Contoso)")),
            new Pair("givenName", "PCase([givenName])", p -> titled(p.text("givenName"))),
            new Pair(
                    "surname",
                    "Coalesce([surname], [displayName])",
                    p -> p.text("surname") == null ? p.text("displayName") : p.text("surname")),
            new Pair(
                    "jobTitle",
                    "Replace([jobTitle], \"Product Developer\", , , \"Software Engineer\", , )",
                    p -> p.text("jobTitle") == null
                            ? null
                            : p.text("jobTitle").replace("Product Developer", "Software Engineer")),
            new Pair(
                    "department",
                    "IIF([department]=\"\", \"None\", [department])",
                    p -> p.or("department", "").isEmpty() ? "None" : p.text("department")),
            new Pair(
                    "companyName",
                    "IgnoreFlowIfNullOrEmpty([companyName])",
                    p -> p.text("companyName") == null ? LEFT_ALONE : p.text("companyName")),
            new Pair("employeeId", "Left(\"00000\" & [employeeId], 8)", p -> {
                String padded = "00000" + p.or("employeeId", "");
                return padded.substring(0, Math.min(8, padded.length()));
            }),
            new Pair(
                    "officeLocation",
                    "Word([officeLocation], 1, \"/\")",
                    p -> p.or("officeLocation", "").split("/", 2)[0]),
            new Pair("streetAddress", "ToUpper([streetAddress])", p -> upper(p.text("streetAddress"))),
            new Pair(
                    "city",
                    "Trim([city])",
                    p -> p.text("city") == null ? null : p.text("city").strip()),
            new Pair(
                    "state",
                    "Switch([state], \"other\", \"NL\", \"Netherlands\", \"DE\", \"Germany\")",
                    p -> switch (p.or("state", "")) {
                        case "NL" -> "Netherlands";
                        case "DE" -> "Germany";
                        default -> "other";
                    }),
            new Pair(
                    "postalCode",
                    "StripSpaces([postalCode])",
                    p -> p.text("postalCode") == null
                            ? null
                            : p.text("postalCode").replace(" ", "")),
            new Pair("country", "Lookup(\"regions\", [country], \"elsewhere\")", p -> switch (p.or("country", "")) {
                case "NL" -> "EMEA";
                case "US" -> "AMER";
                case "JP" -> "APAC";
                default -> "elsewhere";
            }),
            new Pair(
                    "mobilePhone",
                    "Replace([mobile], , \"[^0-9+]\", , \"\", , )",
                    p -> p.text("mobilePhone") == null ? null : kept(p.text("mobilePhone"), "+0123456789")),
            new Pair(
                    "businessPhones",
                    "Replace([telephoneNumber], , \"[()]\", , \"\", , )",
                    p -> p.list("businessPhones").isEmpty()
                            ? null
                            : List.of(p.list("businessPhones")
                                    .getFirst()
                                    .replace("(", "")
                                    .replace(")", ""))),
            new Pair("faxNumber", "Mid([employeeId], 2, 3)", p -> {
                String id = p.or("employeeId", "");
                return id.length() < 2 ? "" : id.substring(1, Math.min(4, id.length()));
            }),
            new Pair(
                    "preferredLanguage",
                    "ToLower([preferredLanguage])",
                    p -> p.text("preferredLanguage") == null
                            ? null
                            : p.text("preferredLanguage").toLowerCase(Locale.ROOT)),
            new Pair(
                    "usageLocation",
                    "Coalesce([usageLocation], [country], \"NL\")",
                    p -> p.text("usageLocation") != null ? p.text("usageLocation") : p.or("country", "NL")),
            new Pair(
                    "employeeType",
                    "IIF(And([jobTitle]=\"Trainee\", IsMemberOf(\"Sales\")), \"Trainee\", \"Staff\")",
                    p -> "Trainee".equals(p.text("jobTitle")) && p.inSales() ? "Trainee" : "Staff"),
            new Pair(
                    "mail",
                    "ToLower(NormalizeDiacritics([mail]))",
                    p -> p.text("mail") == null ? null : plain(p.text("mail")).toLowerCase(Locale.ROOT)),
            new Pair(
                    "extensionAttribute1",
                    "FormatDateTime([employeeHireDate], , \"yyyy-MM-ddTHH:mm:ssK\", \"dd.MM.yyyy\")",
                    p -> p.text("employeeHireDate") == null ? null : german(p.text("employeeHireDate"))),
            new Pair(
                    "extensionAttribute2",
                    "CStr(Count([proxyAddresses]))",
                    p -> String.valueOf(p.list("proxyAddresses").size())),
            new Pair(
                    "extensionAttribute3",
                    "Join(\";\", RemoveDuplicates([proxyAddresses]))",
                    p -> p.list("proxyAddresses").stream().distinct().collect(Collectors.joining(";"))),
            new Pair(
                    "extensionAttribute4",
                    "Word([userPrincipalName], 1, \"@\")",
                    p -> p.or("userPrincipalName", "").split("@", 2)[0]),
            new Pair(
                    "extensionAttribute5",
                    "CStr(InStr([displayName], \" \"))",
                    p -> String.valueOf(p.or("displayName", "").indexOf(' ') + 1)),
            new Pair(
                    "extensionAttribute6",
                    "IIF([employeeHireDate] > \"2020-01-01\", \"new\", \"old\")",
                    p -> p.or("employeeHireDate", "").compareTo("2020-01-01T00:00:00Z") > 0 ? "new" : "old"),
            new Pair(
                    "extensionAttribute7",
                    "IIF([accountEnabled], \"on\", \"off\")",
                    p -> Boolean.TRUE.equals(p.of().properties().get("accountEnabled")) ? "on" : "off"),
            new Pair(
                    "extensionAttribute8",
                    "Append([companyName], \" / \" & [department])",
                    p -> p.text("companyName") == null ? null : p.text("companyName") + " / " + p.or("department", "")),
            new Pair(
                    "extensionAttribute9",
                    "Replace([mail], , \"(?<user>[^@]*)@(?<domain>.*)\", , \"${domain}/${user}\", , )",
                    p -> p.text("mail") == null
                            ? null
                            : p.text("mail").split("@")[1] + "/"
                                    + p.text("mail").split("@")[0]),
            new Pair(
                    "extensionAttribute10",
                    "Item(Split([displayName], \" \"), 1)",
                    p -> p.or("displayName", "").split(" ", 2)[0]));

    private RealisticMapping() {}

    static List<MappingRule> rules() {
        List<MappingRule> rules = new ArrayList<>();
        PAIRS.forEach(pair -> rules.add(new MappingRule(
                pair.target(),
                new ValueSource.Computed(((Parsing.Parsed) Expressions.parse(pair.expression())).expression()),
                MappingRule.Apply.ALWAYS,
                MappingRule.WhenEmpty.CLEAR,
                null)));
        return rules;
    }

    /** A person as plain Java looks at one. */
    record Person(SourcePerson of) {
        @Nullable
        String text(String name) {
            return (String) of.properties().get(name);
        }

        String or(String name, String absent) {
            return Objects.requireNonNullElse(text(name), absent);
        }

        @SuppressWarnings("unchecked")
        List<String> list(String name) {
            return (List<String>) of.properties().getOrDefault(name, List.of());
        }

        boolean inSales() {
            return of.groups().contains("sales-id");
        }
    }

    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(separator));
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String titled(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return IntStream.range(0, name.length())
                .mapToObj(at -> at == 0 || name.charAt(at - 1) == '-'
                        ? name.substring(at, at + 1).toUpperCase(Locale.ROOT)
                        : name.substring(at, at + 1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String kept(String text, String characters) {
        return text.chars()
                .filter(c -> characters.indexOf(c) >= 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String plain(String text) {
        return text.replace("ë", "e")
                .replace("Ł", "L")
                .replace("é", "e")
                .replace("Ö", "O")
                .replace("Æ", "AE");
    }

    private static String german(String date) {
        return date.substring(8, 10) + "." + date.substring(5, 7) + "." + date.substring(0, 4);
    }
}
