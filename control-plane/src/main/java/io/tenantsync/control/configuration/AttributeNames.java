package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.RuleLanguage.Attribute;
import org.jspecify.annotations.Nullable;

/** Reports what the mapper says about the name of an attribute. */
final class AttributeNames {
    private AttributeNames() {}

    /** Graph's name; null after the problem was reported. */
    static @Nullable String usable(Value value, String written, Attribute answer) {
        return switch (answer) {
            case Attribute.Usable usable -> usable.graphName();
            case Attribute.Refused refused -> {
                value.problem(refused.message(), Nearest.hint(written, refused.known()));
                yield null;
            }
        };
    }
}
