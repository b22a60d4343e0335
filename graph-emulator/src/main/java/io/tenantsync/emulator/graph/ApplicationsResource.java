package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.writing.ExtensionPropertyWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code applications}: list, one, extension properties. Also {@code applications(appId='…')}. */
final class ApplicationsResource implements Resource {
    private final Supplier<UUID> ids;

    ApplicationsResource(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    public GraphResponse answer(GraphRequest request) {
        List<String> path = request.path();
        if (path.size() == 1) {
            List<Map<String, @Nullable Object>> all =
                    request.tenant().settings().list(SettingKind.APPLICATION);
            return Documented.list(
                    request,
                    "applications",
                    all.stream().map(ApplicationsResource::shown).toList());
        }
        Map<String, @Nullable Object> application = application(request.tenant(), path.get(1));
        if (path.size() == 2 && request.method().equals("GET")) {
            return Documented.one(request, 200, "applications", shown(application));
        }
        if (path.size() == 2) {
            throw GraphErrors.methodNotAllowed();
        }
        if (path.size() == 3 && path.get(2).equals("extensionProperties")) {
            return extensions(request, application);
        }
        throw GraphErrors.unknownSegment(path.getLast());
    }

    private GraphResponse extensions(GraphRequest request, Map<String, @Nullable Object> application) {
        String id = Documents.text(application, "id");
        String set = "applications('" + id + "')/extensionProperties";
        return switch (request.method()) {
            case "GET" -> Documented.list(request, set, registered(request.tenant(), id));
            case "POST" -> {
                owned(request, application);
                yield Documented.one(
                        request,
                        201,
                        set,
                        extension(new ExtensionPropertyWriter(request.tenant(), ids)
                                .create(application, request.object())));
            }
            default -> throw GraphErrors.methodNotAllowed();
        };
    }

    /** With the permission for owned applications alone, an app may change itself only. */
    private static void owned(GraphRequest request, Map<String, @Nullable Object> application) {
        boolean own = request.appId().equalsIgnoreCase(Documents.text(application, "appId"));
        if (!own && !request.roles().contains("Application.ReadWrite.All")) {
            throw Refusal.denied();
        }
    }

    private static List<Map<String, @Nullable Object>> registered(Tenant tenant, String applicationId) {
        List<Map<String, @Nullable Object>> registered = new ArrayList<>();
        for (Map<String, @Nullable Object> document : tenant.settings().list(SettingKind.EXTENSION_PROPERTY)) {
            if (Documents.text(document, "applicationId").equals(applicationId)) {
                registered.add(extension(document));
            }
        }
        return registered;
    }

    private static Map<String, @Nullable Object> application(Tenant tenant, String key) {
        for (Map<String, @Nullable Object> application : tenant.settings().list(SettingKind.APPLICATION)) {
            if (key.equalsIgnoreCase(Documents.text(application, "id"))
                    || key.equalsIgnoreCase(Documents.text(application, "appId"))) {
                return application;
            }
        }
        throw Refusal.notFound(key);
    }

    private static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> application) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", application.get("id"));
        shown.put("appId", application.get("appId"));
        shown.put("displayName", application.get("displayName"));
        shown.put("signInAudience", "AzureADMyOrg");
        return shown;
    }

    private static Map<String, @Nullable Object> extension(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(document);
        shown.remove("applicationId");
        shown.remove("order");
        shown.put("deletedDateTime", null);
        return shown;
    }
}
