// SPDX-License-Identifier: Apache-2.0
package im.yan.chaos;

import im.yan.chaos.stores.Sinks;
import im.yan.chaos.stores.Store;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Whether the other stores are kept up to date while one is away: none waits for another. */
final class Bystanders implements Question {
    private final Map<Store, Course> courses = new EnumMap<>(Store.class);

    Bystanders(Set<Store> stores) {
        stores.forEach(store -> courses.put(store, new Course(store)));
    }

    @Override
    public void look(Glance glance) {
        courses.values().forEach(course -> course.follow(glance.sinks()));
    }

    @Override
    public Observation answer(Absence absence) {
        return absence.isNoticeable()
                ? courses.values().stream()
                        .map(course -> course.judge(absence))
                        .reduce(Observation.NONE, Observation::plus)
                : Observation.NONE;
    }

    /** How one store fared. */
    private static final class Course {
        private final Store store;
        private double carriedAtFirst = -1;
        private double carried;
        private double lagSeconds;

        Course(Store store) {
            this.store = store;
        }

        void follow(Sinks sinks) {
            carried = sinks.carried(store);
            // Not the greatest: what was carried late before this may be shown for some seconds still.
            lagSeconds = sinks.lagSeconds(store);
            if (carriedAtFirst < 0) {
                carriedAtFirst = carried;
            }
        }

        Observation judge(Absence absence) {
            var fresh = carried - carriedAtFirst;
            var away = absence.time().toMillis() / 1e3;
            var course =
                    "%s meanwhile: %.0f changes, %.1f s behind at last".formatted(store.title(), fresh, lagSeconds);
            // Less behind than the other was away: what came was committed meanwhile.
            return fresh > 0 && lagSeconds < away
                    ? Observation.note(course)
                    : Observation.wrong(
                            "%s, though only %s was away, for %.1f s".formatted(course, absence.victim(), away));
        }
    }
}
