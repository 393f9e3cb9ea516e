// SPDX-License-Identifier: GPL-3.0-or-later
// VC-1 that tests write themselves: our headers' reader, and ffmpeg as the judge of what was written.
#include "core/media/PictureStart.h"
#include "core/media/Vc1Headers.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/Vc1Film.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Kind = Vc1Stream::Kind;

static QByteArray code(quint8 type, BitWriter &bits)
{
    bits.bits(1, 1);
    return QByteArray("\0\0\1", 3) + char(type) + bits.take();
}

/// Everything a sequence header can say: 1440×1088 at most, shown as 1920×1080 without a pixel aspect.
static QByteArray richHeader(quint32 profile, quint32 aspect, bool hasCodedSize)
{
    BitWriter sequence;
    sequence.bits(profile, 2);
    sequence.bits(0b0110111'11111'1, 14); // level 3, 4:2:0, hints, POSTPROCFLAG
    sequence.bits(1440 / 2 - 1, 12);
    sequence.bits(1088 / 2 - 1, 12);
    sequence.bits(0b111110, 6); // pulldown, interlaced, counter, interpolation, reserved, no PSF
    sequence.bits(1, 1);
    sequence.bits(1920 - 1, 14);
    sequence.bits(1080 - 1, 14);
    sequence.bits(aspect != 0, 1);
    if (aspect != 0)
        sequence.bits(aspect, 4);
    sequence.bits(0b11, 2);
    sequence.bits(15 * 32 - 1, 16); // 15 frames per second
    sequence.bits(1, 1);
    sequence.bits(0x010607, 24); // colour
    sequence.bits(1, 1);
    sequence.bits(2, 5); // leaky buckets
    sequence.bits(0x12, 8);
    for (int i = 0; i < 4; ++i)
        sequence.bits(0, 16);
    BitWriter entry;
    entry.bits(0, 13);
    entry.bits(0, 16);
    entry.bits(hasCodedSize, 1);
    if (hasCodedSize) {
        entry.bits(1440 / 2 - 1, 12);
        entry.bits(1080 / 2 - 1, 12);
    }
    entry.bits(0, 2);
    return code(0x0F, sequence) + code(0x0E, entry);
}

class tst_Vc1Headers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsWritten_data()
    {
        QTest::addColumn<Vc1Format>("format");
        QTest::newRow("usual") << Vc1Format{};
        QTest::newRow("anamorphic") << Vc1Format{720, 576, 25, 1, 64, 45, false};
        QTest::newRow("of a film") << Vc1Format{1920, 1080, 24000, 1001, 1, 1, false};
        QTest::newRow("interlaced") << Vc1Format{720, 480, 30000, 1001, 8, 9, true};
        QTest::newRow("a rate of 32ths") << Vc1Format{128, 66, 10, 1, 1, 1, false};
    }
    void readsWhatIsWritten()
    {
        QFETCH(const Vc1Format, format);
        const QByteArray header = Vc1Stream(format).header();
        const auto read = readVc1Format(header);
        QVERIFY(read);
        QCOMPARE(read->width, quint32(format.width));
        QCOMPARE(read->height, quint32(format.height));
        QCOMPARE(read->aspectHorizontal * quint32(format.aspectVertical),
                 read->aspectVertical * quint32(format.aspectHorizontal));
        QCOMPARE(read->frameRateNumerator, quint32(format.rateNumerator));
        QCOMPARE(read->frameRateDenominator, quint32(format.rateDenominator));
        QCOMPARE(vc1MayBeInterlaced(QByteArrayView(header).sliced(3)), std::optional(format.isInterlaced));
        QCOMPARE(vc1Header(header), QByteArrayView(header));
        // Of a header that is cut nothing is said, unless nothing is missing but its last, empty bits.
        for (qsizetype size = 0; size + 1 < header.size(); ++size)
            QVERIFY2(!readVc1Format(header.first(size)), qPrintable(QString::number(size)));
    }
    void readsTheRareParts()
    {
        const auto format = readVc1Format(richHeader(3, 0, true));
        QVERIFY(format);
        QCOMPARE(format->width, 1440U);
        QCOMPARE(format->height, 1080U);
        QCOMPARE(format->aspectHorizontal, 4U); // 1920×1080 of 1440×1080
        QCOMPARE(format->aspectVertical, 3U);
        QCOMPARE(format->frameRateNumerator, 15U);
        QCOMPARE(format->frameRateDenominator, 1U);
        QCOMPARE(format->colour, (Colour{1, 6, 7, false}));
        const auto uncut = readVc1Format(richHeader(3, 3, false));
        QVERIFY(uncut);
        QCOMPARE(uncut->height, 1088U);
        QCOMPARE(uncut->aspectHorizontal, 10U); // the number of table 7 counts
        QCOMPARE(uncut->aspectVertical, 11U);
        QVERIFY(!readVc1Format(richHeader(2, 3, false))); // of another profile
        const QByteArray both = richHeader(3, 3, true);
        QVERIFY(!readVc1Format(both.mid(both.indexOf(QByteArray("\0\0\1\x0E", 4)))));
        QVERIFY(!readVc1Format(both.first(both.indexOf(QByteArray("\0\0\1\x0E", 4)))));
    }
    void knowsKeyframes_data()
    {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<PictureKind>("kind");
        for (const bool isInterlaced : {false, true}) {
            Vc1Format format{64, 64, 25, 1, 1, 1, isInterlaced};
            Vc1Stream stream(format);
            const QByteArray blocks(qsizetype(stream.blocksAcross()) * stream.blocksDown(), 'g');
            const char *name = isInterlaced ? "interlaced" : "progressive";
            const QByteArray header = stream.header();
            QTest::addRow("%s keyframe", name)
                << stream.unit(Kind::Keyframe, blocks) << PictureKind::Keyframe;
            QTest::addRow("%s I without a header", name)
                << stream.unit(Kind::Intra, blocks) << PictureKind::Other;
            QTest::addRow("%s I with user data", name)
                << QByteArray(header + QByteArray("\0\0\1\x1Ehello", 9) + stream.unit(Kind::Intra, blocks))
                << PictureKind::Keyframe;
            QTest::addRow("%s P", name) << stream.unit(Kind::Predicted, blocks) << PictureKind::Other;
            QTest::addRow("%s P behind a header", name)
                << QByteArray(header + stream.unit(Kind::Predicted, blocks)) << PictureKind::Other;
            QTest::addRow("%s BI behind a header", name)
                << QByteArray(header + stream.unit(Kind::Bidirectional, blocks)) << PictureKind::Other;
            QTest::addRow("%s cut before the picture", name)
                << QByteArray(header + QByteArray("\0\0\1\x0D", 4)) << PictureKind::Undecided;
        }
        const QByteArray header = Vc1Stream({64, 64, 25, 1, 1, 1, true}).header();
        const auto picture = [&](const char *name, quint8 first, PictureKind kind) {
            QTest::newRow(name) << QByteArray(header + QByteArray("\0\0\1\x0D", 4) + char(first) + char(0x80))
                                << kind;
        };
        picture("interlaced frame, I", 0b10'110'000, PictureKind::Keyframe);
        picture("interlaced frame, P", 0b10'0'00000, PictureKind::Other);
        picture("fields, I and I", 0b11'000'000, PictureKind::Keyframe);
        picture("fields, I and P", 0b11'001'000, PictureKind::Keyframe);
        picture("fields, P and I", 0b11'010'000, PictureKind::Other);
        picture("fields, B and B", 0b11'100'000, PictureKind::Other);
    }
    void knowsKeyframes()
    {
        QFETCH(const QByteArray, unit);
        QTEST(pictureKind(Codec::Vc1, unit, RandomAccess::NotIndicated), "kind");
    }
    void isShownByFfmpegExactly_data()
    {
        QTest::addColumn<Vc1Format>("format");
        QTest::addColumn<PictureOrder>("order");
        QTest::newRow("as shown") << Vc1Format{320, 180, 25, 1, 1, 1, false} << PictureOrder::AsShown;
        QTest::newRow("odd size") << Vc1Format{322, 182, 25, 1, 4, 3, false} << PictureOrder::AsShown;
        QTest::newRow("reordered") << Vc1Format{320, 180, 25, 1, 1, 1, false} << PictureOrder::Reordered;
        QTest::newRow("in an interlaced sequence")
            << Vc1Format{320, 180, 25, 1, 1, 1, true} << PictureOrder::Reordered;
    }
    void isShownByFfmpegExactly()
    {
        if (!hasProgram(u"ffmpeg"_s) || !hasProgram(u"ffprobe"_s))
            QSKIP("no ffmpeg here");
        QFETCH(const Vc1Format, format);
        QFETCH(const PictureOrder, order);
        constexpr int kPictures = 49;
        const Vc1Film film = vc1Film(format, kPictures, 12, order);
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"film.vc1"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(film.stream());
        file.close();
        const auto luma = runProgram(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-xerror"_s, u"-err_detect"_s,
                                                   u"explode"_s, u"-f"_s, u"vc1"_s, u"-i"_s, file.fileName(),
                                                   u"-vf"_s, u"extractplanes=y"_s, u"-vsync"_s,
                                                   u"passthrough"_s, u"-f"_s, u"rawvideo"_s, u"-"_s});
        QVERIFY(luma);
        const qsizetype pictureBytes = qsizetype(format.width) * format.height;
        QCOMPARE(luma->size(), kPictures * pictureBytes);
        for (int number = 0; number < kPictures; ++number)
            QVERIFY2(luma->sliced(number * pictureBytes, pictureBytes) == vc1Luma(film.format, number),
                     qPrintable(QString::number(number)));
        const QJsonObject stream = probedStream(file.fileName());
        const auto read = readVc1Format(film.pictures.front().unit);
        QVERIFY(read);
        QCOMPARE(stream["width"_L1].toInt(), int(read->width));
        QCOMPARE(stream["height"_L1].toInt(), int(read->height));
        QCOMPARE(
            stream["sample_aspect_ratio"_L1].toString(),
            QString(QString::number(read->aspectHorizontal) + u':' + QString::number(read->aspectVertical)));
    }
    /// Two fields decode to one picture without a complaint.
    void isShownByFfmpegInFields()
    {
        if (!hasProgram(u"ffmpeg"_s))
            QSKIP("no ffmpeg here");
        const Vc1Film film = vc1Film({320, 192, 25, 1, 1, 1, true}, 24, 12, PictureOrder::FieldPairs);
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"film.vc1"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(film.stream());
        file.close();
        const auto luma = runProgram(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-xerror"_s, u"-err_detect"_s,
                                                   u"explode"_s, u"-f"_s, u"vc1"_s, u"-i"_s, file.fileName(),
                                                   u"-vf"_s, u"extractplanes=y"_s, u"-vsync"_s,
                                                   u"passthrough"_s, u"-f"_s, u"rawvideo"_s, u"-"_s});
        QVERIFY(luma);
        constexpr qsizetype kPictureBytes = qsizetype(320) * 192;
        QCOMPARE(luma->size(), 24 * kPictureBytes);
        const Vc1Stream stream(film.format);
        const QByteArray blocks = vc1Blocks(stream, 12, stream.blocksDownOfField());
        for (qsizetype y = 0; y < 192; ++y) {
            for (qsizetype x = 0; x < 320; ++x)
                QCOMPARE((*luma)[12 * kPictureBytes + y * 320 + x],
                         blocks[y / 2 / 8 * stream.blocksAcross() + x / 8]);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Vc1Headers)
#include "tst_Vc1Headers.moc"
