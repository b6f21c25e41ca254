package org.bitgauge.core.config;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The members of a plug-in family by name.
 *
 * @param <T> the family
 */
public final class Registry<T extends Named> {
    private final String family;
    private final ImmutableSortedMap<String, T> members;

    private Registry(String family, Iterable<? extends T> members) {
        this.family = family;
        TreeMap<String, T> byName = new TreeMap<>();
        for (T member : members) {
            T other = byName.put(member.typeName(), member);
            if (other != null) {
                throw new IllegalStateException("two kinds of " + family + " are called '" + member.typeName() + "': "
                        + other.getClass().getName() + " and "
                        + member.getClass().getName());
            }
        }
        this.members = ImmutableSortedMap.copyOf(byName);
    }

    /** All members on the class path; {@code family} is the noun used in messages, for example {@code compute unit}. */
    public static <T extends Named> Registry<T> load(String family, Class<T> type) {
        return new Registry<>(family, ServiceLoader.load(type));
    }

    /** The given members. */
    public static <T extends Named> Registry<T> of(String family, Iterable<? extends T> members) {
        return new Registry<>(family, members);
    }

    /** Noun used in messages. */
    public String family() {
        return family;
    }

    /** Members by name. */
    public ImmutableCollection<T> members() {
        return members.values();
    }

    /** The member of that name. */
    public Optional<T> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The member of that name; the exception names the nearest known one and all. */
    public T require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown " + family + " '" + name + "'; " + Nearest.remedy(name, members.keySet(), "known")));
    }

    /** The member whose {@link Plugin#specType} is the class of {@code spec}. */
    public T forSpec(Object spec) {
        return members.values().stream()
                .filter(member -> member instanceof Plugin<?> plugin && plugin.specType() == spec.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no " + family + " is configured by " + spec.getClass().getName()));
    }
}
