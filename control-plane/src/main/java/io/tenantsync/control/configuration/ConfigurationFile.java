package io.tenantsync.control.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a configuration file and checks everything that needs no look at the tenants. */
public final class ConfigurationFile {
    private final DocumentParser parser;
    private final List<KnownTenant> tenants;
    private final RuleLanguage language;

    public ConfigurationFile(DocumentParser parser, List<KnownTenant> tenants, RuleLanguage language) {
        this.parser = parser;
        this.tenants = List.copyOf(tenants);
        this.language = language;
    }

    /**
     * The configurations that can be read. What is wrong goes to the problems, all of it; with problems, what is
     * answered is not for publishing but good enough to look for further problems.
     *
     * @param published what is in force; it stays so where the file does not mention it, so names and pairs are compared
     */
    public List<Draft> read(String text, List<Synchronization> published, Problems problems) {
        List<Draft> drafts = new ArrayList<>();
        parser.parse(text, problems)
                .ifPresent(document -> new Value(document, "", problems).section(root -> {
                    Value list = root.required(
                            "configurations", "Write configurations: and below it one block per pair of tenants");
                    if (list != null) {
                        drafts.addAll(drafts(list));
                    }
                }));
        new Coexistence(published, problems).check(drafts);
        return drafts;
    }

    private List<Draft> drafts(Value list) {
        List<Value> items = list.items();
        if (items.isEmpty() && list.node() instanceof YamlNode.Sequence) {
            list.problem("configurations is empty", "Write one block per pair of tenants");
        }
        ConfigurationReader reader = new ConfigurationReader(new TenantReader(tenants), language);
        return items.stream().map(reader::read).filter(Objects::nonNull).toList();
    }
}
