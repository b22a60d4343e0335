package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.SettingKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code contacts}: organisational contacts, which Graph only shows. */
final class ContactsResource implements Resource {
    @Override
    public GraphResponse answer(GraphRequest request) {
        List<Map<String, @Nullable Object>> all = request.tenant().settings().list(SettingKind.CONTACT);
        if (request.path().size() == 1) {
            return Documented.list(request, "contacts", all);
        }
        Documented.onlyRead(request);
        for (Map<String, @Nullable Object> one : all) {
            if (request.segment(1).equalsIgnoreCase(Documents.text(one, "id"))) {
                return Documented.one(request, 200, "contacts", one);
            }
        }
        throw Refusal.notFound(request.segment(1));
    }
}
