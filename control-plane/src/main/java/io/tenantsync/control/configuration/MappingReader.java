package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.AttributeMapping.Apply;
import io.tenantsync.control.configuration.AttributeMapping.DefaultWhen;
import io.tenantsync.control.configuration.AttributeMapping.Source;
import io.tenantsync.control.configuration.AttributeMapping.WhenNull;
import io.tenantsync.control.configuration.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the list of mappings. */
final class MappingReader {
    private static final Map<String, Apply> APPLIES = new TreeMap<>(
            Map.of("always", Apply.ALWAYS, "onCreate", Apply.ON_CREATE, "ifTargetEmpty", Apply.IF_TARGET_EMPTY));
    private static final Map<String, WhenNull> WHEN_NULL =
            new TreeMap<>(Map.of("clear", WhenNull.CLEAR, "leave", WhenNull.LEAVE));
    private static final Map<String, DefaultWhen> DEFAULTS =
            new TreeMap<>(Map.of("onCreate", DefaultWhen.ON_CREATE, "always", DefaultWhen.ALWAYS));
    private static final int MOST_MATCHING = 100;
    private static final String SOURCES = "Write exactly one of source, constant and expression";

    private static final String MANAGER = "manager";

    private final RuleLanguage language;
    private final RuleLanguage.Offer offer;

    MappingReader(RuleLanguage language, RuleLanguage.Offer offer) {
        this.language = language;
        this.offer = offer;
    }

    List<AttributeMapping> read(Value list) {
        List<AttributeMapping> mappings = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (Value item : list.items()) {
            item.section(keys -> {
                AttributeMapping mapping = mapping(keys, targets);
                if (mapping != null) {
                    mappings.add(mapping);
                }
            });
        }
        return mappings;
    }

    private @Nullable AttributeMapping mapping(Section keys, Set<String> targets) {
        String target = target(keys.required("target", "Write target: and the attribute to write"), targets);
        Source source = source(keys, target);
        Apply apply = keys.read("apply", Apply.ALWAYS, value -> value.choice(APPLIES));
        WhenNull whenNull = keys.read("whenNull", WhenNull.CLEAR, value -> value.choice(WHEN_NULL));
        Value fallback = keys.optional("default");
        String defaultValue = fallback == null ? null : fallback.written();
        DefaultWhen defaultWhen = keys.read("defaultWhen", DefaultWhen.ON_CREATE, value -> value.choice(DEFAULTS));
        Value precedence = keys.optional("matching");
        Integer matching = precedence == null ? null : precedence.whole(1, MOST_MATCHING);
        if (target == null || source == null || !managerFits(keys, target, source)) {
            return null;
        }
        return new AttributeMapping(target, source, apply, whenNull, defaultValue, defaultWhen, matching);
    }

    /** The manager is a reference to a person and no text: it goes from manager to manager and nowhere else. */
    private static boolean managerFits(Section keys, String target, Source source) {
        boolean from =
                source instanceof Source.Direct direct && direct.attribute().equals(MANAGER);
        if (from != target.equals(MANAGER)) {
            keys.problem(
                    "manager is a reference to a person and can only be copied to manager",
                    "Write target: manager and source: manager, or take another attribute");
        }
        return from == target.equals(MANAGER);
    }

    private @Nullable String target(@Nullable Value value, Set<String> targets) {
        String written = value == null ? null : value.text();
        if (value == null || written == null) {
            return null;
        }
        String name = AttributeNames.usable(value, written, language.target(written));
        if (name != null && !targets.add(name)) {
            value.problem("the target attribute " + name + " is mapped twice", "Keep one of the two mappings");
        }
        return name;
    }

    private @Nullable Source source(Section keys, @Nullable String target) {
        Value direct = keys.optional("source");
        Value constant = keys.optional("constant");
        Value expression = keys.optional("expression");
        long given = List.of(direct != null, constant != null, expression != null).stream()
                .filter(there -> there)
                .count();
        if (given != 1) {
            keys.problem(
                    "the mapping" + (target == null ? "" : " of " + target) + " says "
                            + (given == 0 ? "not" : "in more than one way") + " where its value comes from",
                    SOURCES);
            return null;
        }
        if (direct != null) {
            String attribute = direct(direct);
            return attribute == null ? null : new Source.Direct(attribute);
        }
        if (expression != null) {
            String text = ConfigurationReader.expression(expression, language, offer);
            return text == null ? null : new Source.Expression(text);
        }
        return constant == null ? null : constant(constant);
    }

    private @Nullable String direct(Value value) {
        String name = value.text();
        return name == null ? null : AttributeNames.usable(value, name, language.source(name));
    }

    private static @Nullable Source constant(Value value) {
        return switch (value.node()) {
            case Scalar scalar -> scalar(value, scalar);
            case YamlNode.Sequence ignored -> {
                List<String> texts = new ArrayList<>();
                for (Value item : value.items()) {
                    String text = item.text();
                    if (text != null) {
                        texts.add(text);
                    }
                }
                yield new Source.Constant(texts);
            }
            case YamlNode.Mapping ignored -> {
                value.problem("a constant must be one value or a list of texts", "Write a value in one line");
                yield null;
            }
        };
    }

    private static @Nullable Source scalar(Value value, Scalar scalar) {
        try {
            return new Source.Constant(
                    switch (scalar.type()) {
                        case TEXT -> scalar.text();
                        case TRUTH -> Boolean.valueOf(scalar.text());
                        case WHOLE -> Long.valueOf(scalar.text());
                        case DECIMAL -> Double.valueOf(scalar.text());
                        case NOTHING -> null;
                    });
        } catch (NumberFormatException tooLong) {
            value.problem("the number " + scalar.text() + " is too large", "Put it in quotes if it is a text");
            return null;
        }
    }
}
