package org.companion.ehr;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The FHIR servers that a site allows to be called back: addresses under which any path is taken. A host that is written
 * as a number is taken at its word; a name must not lead to this machine or to a link-local address, and to a private
 * network only where the site says so.
 */
public final class AllowedServers {
    private static final Pattern NUMBER = Pattern.compile("\\[.*]|[0-9.]+");

    private final List<URI> bases;
    private final boolean privateNetworks;

    private AllowedServers(List<URI> bases, boolean privateNetworks) {
        this.bases = bases;
        this.privateNetworks = privateNetworks;
    }

    /**
     * @param bases addresses such as {@code https://ehr.example/fhir}
     * @param privateNetworks whether a host name may lead to a private address
     * @throws IllegalArgumentException when one of them is no http or https address, or link-local
     */
    public static AllowedServers of(Collection<String> bases, boolean privateNetworks) {
        return new AllowedServers(bases.stream().map(AllowedServers::base).toList(), privateNetworks);
    }

    private static URI base(String written) {
        var base = read(written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + written + "' is no address of a FHIR server, such as https://ehr.example/fhir"));
        if (isNumber(base) && addresses(base.getHost()).stream().anyMatch(InetAddress::isLinkLocalAddress)) {
            throw new IllegalArgumentException("'" + written + "' is a link-local address");
        }
        return base;
    }

    /** The address as a base for queries, where it is allowed; {@code written} comes from outside. */
    public Optional<URI> admit(String written) {
        return read(written)
                .filter(address -> bases.stream().anyMatch(base -> isBelow(base, address)))
                .filter(this::leadsOut);
    }

    private static Optional<URI> read(String written) {
        try {
            var address = new URI(written.strip());
            var plain = address.getRawQuery() == null && address.getRawFragment() == null;
            var path = Optional.ofNullable(address.getRawPath()).orElse("");
            return plain && !path.contains("..") && Origin.of(address).isPresent()
                    ? Optional.of(new URI(address.getScheme() + "://" + address.getRawAuthority() + unslashed(path)))
                    : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static String unslashed(String path) {
        return path.endsWith("/") ? unslashed(path.substring(0, path.length() - 1)) : path;
    }

    private static boolean isBelow(URI base, URI address) {
        var path = address.getRawPath();
        var root = base.getRawPath();
        return Origin.of(base).equals(Origin.of(address)) && (path.equals(root) || path.startsWith(root + "/"));
    }

    private boolean leadsOut(URI address) {
        if (isNumber(address)) {
            return true;
        }
        var found = addresses(address.getHost());
        return !found.isEmpty() && found.stream().allMatch(this::isOutside);
    }

    private boolean isOutside(InetAddress address) {
        var here = address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
        return !here && !address.isLinkLocalAddress() && (privateNetworks || !isPrivate(address));
    }

    /** RFC 1918 and, for IPv6, the unique local addresses of RFC 4193. */
    private static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        return address.isSiteLocalAddress() || (bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC);
    }

    private static boolean isNumber(URI address) {
        return NUMBER.matcher(address.getHost()).matches();
    }

    private static List<InetAddress> addresses(String host) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }
}
