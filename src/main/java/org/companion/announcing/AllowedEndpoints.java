package org.companion.announcing;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.companion.ehr.AllowedServers;

/** The addresses that the site allows to be told: https, or http on this machine, under one of the settings'. */
public final class AllowedEndpoints {
    /** The setting that holds them. */
    public static final String SETTING = "companion.subscriptions.endpoints";

    private static final Pattern NUMBER = Pattern.compile("\\[[0-9a-fA-F:.]+]|[0-9.]+");

    private final AllowedServers servers;
    private final boolean none;

    /**
     * @param bases addresses under which any path is taken
     * @param privateNetworks whether a host name may lead into a private network
     * @throws IllegalArgumentException when one of them is no address that may be told
     */
    public AllowedEndpoints(Collection<String> bases, boolean privateNetworks) {
        var listed =
                bases.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        this.servers = servers(listed, privateNetworks);
        this.none = listed.isEmpty();
    }

    private static AllowedServers servers(List<String> listed, boolean privateNetworks) {
        try {
            listed.stream().filter(one -> !isSafe(URI.create(one))).findFirst().ifPresent(one -> {
                throw new IllegalArgumentException("'" + one + "' is neither https nor http on this machine");
            });
            return AllowedServers.of(listed, privateNetworks);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(SETTING + ": " + wrong.getMessage(), wrong);
        }
    }

    boolean areNone() {
        return none;
    }

    /** The address, where it may be told now: names are looked up each time. */
    Optional<URI> admit(String written) {
        return servers.admit(written).filter(AllowedEndpoints::isSafe);
    }

    private static boolean isSafe(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || (scheme.equals("http") && isThisMachine(address));
    }

    private static boolean isThisMachine(URI address) {
        var host = String.valueOf(address.getHost());
        try {
            return NUMBER.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
