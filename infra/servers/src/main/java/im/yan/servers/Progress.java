// SPDX-License-Identifier: Apache-2.0
package im.yan.servers;

/** Told what is being done, for people who wait. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = text -> {};

    void step(String text);
}
