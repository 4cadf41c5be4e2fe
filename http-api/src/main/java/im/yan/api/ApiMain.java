// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.runtime.Service;

/** http-api as a process. */
public final class ApiMain {

    private ApiMain() {}

    public static void main(String[] args) {
        Service.main("http-api", ApiMain::wire);
    }

    public static void wire(Service service) {
        ApiServer.start(service, ApiConfig.from(service.env()));
    }
}
