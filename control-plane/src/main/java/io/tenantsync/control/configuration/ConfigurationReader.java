package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.Draft.Place;
import io.tenantsync.control.configuration.Lifecycle.Action;
import io.tenantsync.control.configuration.RuleLanguage.Complaint;
import io.tenantsync.control.configuration.RuleLanguage.Offer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one configuration of the list. */
final class ConfigurationReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Map<String, Action> ACTIONS =
            new TreeMap<>(Map.of("disable", Action.DISABLE, "softDelete", Action.SOFT_DELETE, "keep", Action.KEEP));
    private static final Duration YEAR = Duration.ofDays(366);

    private final TenantReader tenants;
    private final RuleLanguage language;

    ConfigurationReader(TenantReader tenants, RuleLanguage language) {
        this.tenants = tenants;
        this.language = language;
    }

    /** Null if not even name and tenants can be made out. */
    @Nullable
    Draft read(Value item) {
        List<Draft> drafts = new ArrayList<>(1);
        item.section(section -> draft(item, section).ifPresent(drafts::add));
        return drafts.isEmpty() ? null : drafts.getFirst();
    }

    private Optional<Draft> draft(Value item, Section section) {
        Value nameValue =
                section.required("name", "Write name: and a name of its own, for example contoso-to-fabrikam");
        String name = nameValue == null ? null : name(nameValue);
        KnownTenant source = tenants.source(section);
        KnownTenant target = tenants.target(section, source);
        boolean partitioned = section.read("partitioned", false, Value::truth);
        ScopeReader scope = new ScopeReader(language);
        Scope whom = scope.read(section);
        Map<String, Map<String, String>> tables = tables(section);
        Offer offer = offer(scope, tables);
        List<AttributeMapping> mappings = mappings(section, offer);
        Lifecycle lifecycle = lifecycle(section);
        Guard guard = guard(section);
        Invitation invitation = invitation(section, target, offer);
        String email = notificationEmail(section);
        if (name == null || source == null || target == null) {
            return Optional.empty();
        }
        String anchor = target.anchorProperty() == null ? "" : target.anchorProperty();
        return Optional.of(new Draft(
                new Synchronization(
                        name,
                        source.tenant(),
                        target.tenant(),
                        partitioned,
                        whom,
                        mappings,
                        lifecycle,
                        guard,
                        invitation,
                        email,
                        anchor,
                        tables),
                place(nameValue, item),
                place(section.optional("source"), item),
                place(section.optional("target"), item),
                scope.userNames(),
                scope.groupNames()));
    }

    private List<AttributeMapping> mappings(Section section, Offer offer) {
        return section.read(
                "mappings", language.defaultMappings(), value -> new MappingReader(language, offer).read(value));
    }

    private static Offer offer(ScopeReader scope, Map<String, Map<String, String>> tables) {
        return new Offer(
                scope.groupNames().stream().map(Draft.Name::text).collect(Collectors.toSet()), tables.keySet());
    }

    private static Map<String, Map<String, String>> tables(Section section) {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        section.within(
                "tables",
                names -> names.all()
                        .forEach((name, table) -> table.section(rows -> {
                            Map<String, String> values = new TreeMap<>();
                            rows.all().forEach((key, value) -> {
                                String text = value.written();
                                if (text != null) {
                                    values.put(key, text);
                                }
                            });
                            tables.put(name, values);
                        })));
        return tables;
    }

    private static Place place(@Nullable Value value, Value otherwise) {
        Value there = value == null ? otherwise : value;
        return new Place(there.node().at(), there.path());
    }

    private static @Nullable String name(Value value) {
        String name = value.text();
        if (name != null && !NAME.matcher(name).matches()) {
            value.problem(
                    "the name '" + name + "' has characters that do not fit into addresses, or is too long",
                    "Use letters, digits, dots, dashes and underscores, at most 80, beginning with a letter or digit");
            return null;
        }
        return name;
    }

    private static Lifecycle lifecycle(Section section) {
        List<Lifecycle> read = new ArrayList<>(1);
        Lifecycle usual = Lifecycle.DEFAULT;
        section.within(
                "lifecycle",
                keys -> read.add(new Lifecycle(
                        keys.read("sourceDisabled", usual.sourceDisabled(), value -> value.choice(ACTIONS)),
                        keys.read("sourceDeleted", usual.sourceDeleted(), value -> value.choice(ACTIONS)),
                        keys.read("outOfScope", usual.outOfScope(), value -> value.choice(ACTIONS)),
                        keys.read("grace", usual.grace(), value -> value.duration(Duration.ZERO, YEAR)))));
        return read.isEmpty() ? usual : read.getFirst();
    }

    private static Guard guard(Section section) {
        List<Guard> read = new ArrayList<>(1);
        Guard usual = Guard.DEFAULT;
        section.within(
                "guard",
                keys -> read.add(new Guard(
                        keys.read("maxRemovals", usual.maxRemovals(), value -> value.whole(0, 1_000_000)),
                        keys.read("maxPercent", usual.maxPercent(), value -> value.whole(0, 100)),
                        keys.read("minCount", usual.minCount(), value -> value.whole(0, 1_000_000)),
                        keys.read(
                                "window",
                                usual.window(),
                                value -> value.duration(Duration.ofMinutes(1), Duration.ofDays(31))),
                        limit(keys, "maxCreations"),
                        limit(keys, "maxClears"))));
        return read.isEmpty() ? usual : read.getFirst();
    }

    private static @Nullable Integer limit(Section keys, String key) {
        Value value = keys.optional(key);
        return value == null ? null : value.whole(0, 1_000_000);
    }

    private Invitation invitation(Section section, @Nullable KnownTenant target, Offer offer) {
        Invitation usual =
                Invitation.standard(target == null ? "" : target.tenant().tenantId());
        List<Invitation> read = new ArrayList<>(1);
        section.within("invitation", keys -> {
            Value address = keys.optional("address");
            read.add(new Invitation(
                    address == null ? null : expression(address, language, offer),
                    keys.read("redirectUrl", usual.redirectUrl(), ConfigurationReader::httpsAddress)));
        });
        return read.isEmpty() ? usual : read.getFirst();
    }

    /** An expression that the mapper understands; null after its problem was reported. */
    static @Nullable String expression(Value value, RuleLanguage language, Offer offer) {
        String text = value.text();
        Complaint complaint =
                text == null ? null : language.expression(text, offer).orElse(null);
        if (complaint != null) {
            value.problem(complaint.message(), complaint.remedy());
            return null;
        }
        return text;
    }

    private static @Nullable String httpsAddress(Value value) {
        String text = value.text();
        if (text == null) {
            return null;
        }
        try {
            URI uri = URI.create(text);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException malformed) {
            // reported below, as any other text that is no address
        }
        value.problem(
                "'" + text + "' is not an https address", "Write a complete one, such as https://example.com/start");
        return null;
    }

    private static @Nullable String notificationEmail(Section section) {
        List<String> read = new ArrayList<>(1);
        section.within("notifications", keys -> {
            Value value = keys.required("email", "Write email: and one address");
            String text = value == null ? null : value.text();
            if (value != null && text != null && !EMAIL.matcher(text).matches()) {
                value.problem("'" + text + "' is not a mail address", "Write one address, such as team@example.com");
            } else if (text != null) {
                read.add(text);
            }
        });
        return read.isEmpty() ? null : read.getFirst();
    }
}
