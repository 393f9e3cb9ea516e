// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/VideoDecoderConfig.h"
#include "tests/support/RiffBytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_VideoDecoderConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// VMware's and TechSmith's decoders refuse to work without it.
    void takesTheBitsOfAPixelFromTheBitmapInfoHeader()
    {
        Track track;
        track.type = TrackType::Video;
        track.codecId = u"V_MS/VFW/FOURCC"_s;
        track.codecPrivate = le32s({40, 640, 480}) + le16(1) + le16(24) + "tscc" + QByteArray(20, '\0');
        const VideoDecoderConfig config = videoDecoderConfig(track, {});
        QCOMPARE(config.codec, AV_CODEC_ID_TSCC);
        QCOMPARE(config.bitsPerPixel, 24);
        track.codecPrivate.clear();
        QCOMPARE(videoDecoderConfig(track, {}).bitsPerPixel, 0);
    }
};

QTEST_APPLESS_MAIN(tst_VideoDecoderConfig)
#include "tst_VideoDecoderConfig.moc"
