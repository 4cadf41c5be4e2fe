// SPDX-License-Identifier: Apache-2.0
package im.yan.storage;

import im.yan.runtime.Service;

/** Starts storage-sink: the log into MySQL, and MySQL's changes onward. */
public final class StorageMain {

    private StorageMain() {}

    public static void main(String[] args) {
        Service.main("storage-sink", StorageMain::wire);
    }

    public static void wire(Service service) {
        service.closing(StoragePipeline.start(service, StorageConfig.from(service.env())));
    }
}
