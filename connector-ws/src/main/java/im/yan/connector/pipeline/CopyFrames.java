// SPDX-License-Identifier: Apache-2.0
package im.yan.connector.pipeline;

import im.yan.connector.session.SharedFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageEncoder;
import java.util.List;

/** Sends what has been written down for another socket already, or writes it down for all that follow. */
final class CopyFrames extends MessageToMessageEncoder<SharedFrame> {
    private final WireFormat format;

    CopyFrames(WireFormat format) {
        super(SharedFrame.class);
        this.format = format;
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, SharedFrame frame, List<Object> out) {
        out.add(format.encode(frame));
    }
}
