package io.tenantsync.graph.tenants;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The operator's local file of tenants. Paths in it are relative to its folder.
 *
 * <pre>
 * tenants:
 *   - name: contoso
 *     tenantId: 11111111-1111-1111-1111-111111111111
 *     cloud: global            # usgovL4, usgovDoD, china, or {graphUrl: https://..., authorityUrl: https://..., ca: ca.pem}
 *     credential: {type: secret, clientId: 2222..., secretFile: contoso.secret}    # or secretEnv: NAME
 *     # {type: certificate, clientId: ..., file: contoso.pem}    .pfx or .p12 with passwordFile or passwordEnv
 *     # {type: managedIdentity, clientId: ...}
 *     # {type: workloadIdentity, clientId: ..., tokenFile: /var/run/secrets/...}
 *     # sourceCredential and targetCredential, of the same shape, go before credential
 *     # anchorApplication: 3333...  owner of the anchor extension, if it is not the target credential's application
 * </pre>
 */
public final class TenantsFile {
    private TenantsFile() {}

    /**
     * Reads the file and looks whether each secret is where it should be.
     *
     * @throws InvalidTenantsFile with everything that is wrong
     */
    public static Tenants read(Path file) {
        Problems problems = new Problems(file.toString());
        Tenants tenants = new TenantsReading(file.toAbsolutePath().resolveSibling(""), problems).read(text(file));
        problems.throwIfAny();
        return tenants;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw unreadable(file, "the file does not exist", "Create it, or name the right one");
        } catch (MalformedInputException notText) {
            throw unreadable(file, "the file is not UTF-8 text", "Save it as UTF-8");
        } catch (IOException denied) {
            throw unreadable(
                    file,
                    "the file cannot be read",
                    "Let the user of this process read it, and check that it is a file");
        }
    }

    private static InvalidTenantsFile unreadable(Path file, String wrong, String remedy) {
        return new InvalidTenantsFile(
                List.of(new InvalidTenantsFile.Problem(file.toString(), 1, "(file)", wrong, remedy)));
    }
}
