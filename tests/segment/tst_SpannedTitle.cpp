// SPDX-License-Identifier: GPL-3.0-or-later
// FLV and Ogg, of which samples are listed near a segment when it is made: their packets are those of the
// file, false lists of keyframes are not believed, and hostile bytes come to an end. ffprobe judges.
#include "tests/demux/ScannedPackets.h"
#include "tests/segment/ProvisionalFilms.h"
#include "tests/segment/TitlePackets.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_SpannedTitle : public QObject
{
    Q_OBJECT
    ProvisionalFilms m_films;

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_films.make()); }

    void packetsAreThoseOfTheFile_data()
    {
        QTest::addColumn<QString>("name");
        const auto row = [&](const QString &name, const char *options) {
            const QStringList inputs =
                u"-f lavfi -i testsrc2=s=160x90:r=25:d=60,noise=alls=20:allf=t -f lavfi -i "
                "sine=f=440:r=48000:d=59.5"_s.split(u' ');
            QVERIFY(
                ffmpeg(inputs + QString::fromLatin1(options).split(u' ') + QStringList{m_films.path(name)}));
            QTest::addRow("%s", qPrintable(name)) << name;
        };
        QTest::newRow("film.flv") << u"film.flv"_s;
        QTest::newRow("sound.flv") << u"sound.flv"_s;
        row(u"vorbis.ogv"_s, "-c:v libtheora -b:v 800k -g 60 -c:a libvorbis");
        row(u"opus.ogv"_s, "-c:v libtheora -q:v 9 -g 25 -c:a libopus");
        row(u"vorbis.ogg"_s, "-map 1 -c:a libvorbis");
        row(u"sound.opus"_s, "-map 1 -c:a libopus");
        row(u"flac.oga"_s, "-map 1 -c:a flac");
    }
    void packetsAreThoseOfTheFile()
    {
        QFETCH(QString, name);
        const auto title = m_films.open(name);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        const MediaInfo &info = *(*title)->info;
        std::vector<TrackId> tracks;
        for (const Track &track : info.tracks)
            tracks.push_back(track.id);
        Packets ours;
        for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n) {
            const auto exact = titleForSegment(*title, n, {});
            QVERIFY2(exact, exact ? "" : qPrintable(exact.error().message));
            const SampleSpan &span = (*exact)->plan.spans[size_t(n)];
            if (span.beginTime >= span.endTime)
                continue;
            QVERIFY(addPackets(*(*title)->source, *(*exact)->info, tracks, span, ours));
        }
        Packets theirs = packetsOfFfmpeg(m_films.path(name));
        // Vorbis' first packet gives no sound; ffprobe puts it half a block before the beginning.
        for (const Track &track : info.tracks) {
            if (track.codec == Codec::Vorbis)
                theirs.at(int(track.id) - 1).front().ptsNs.reset();
        }
        const QString difference = differenceOf(info, ours, theirs, 1'000'001);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void believesNoFalseList()
    {
        QFile file(m_films.path(u"listed.flv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        const auto places = bytes.indexOf("filepositions");
        QVERIFY(places > 0);
        const auto asItIs = probe(MemoryByteSource(bytes), {}, {});
        QVERIFY(asItIs);
        QCOMPARE((*asItIs)->indexKind, IndexKind::Scan);
        char &byte = bytes[places + 13 + 5 + 1 + 2]; // of the first number, worth 32 bytes or so
        byte = char(byte ^ 0x80);
        const MemoryByteSource source(bytes);
        const auto found = probe(source, {}, {});
        QVERIFY(found);
        QCOMPARE((*found)->indexKind, IndexKind::None);
        QCOMPARE((*found)->notes.filter(u"list of keyframes"_s).size(), 1);
    }

    // What looks like tags, or pages, and is none.
    void endsWhateverTheBytesAre_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("pattern");
        QTest::newRow("tags") << u"film.flv"_s << QByteArray("\x09\0\xff\xff\0\0\0\0\0\0\0", 11);
        QTest::newRow("long tags") << u"film.flv"_s << QByteArray("\x09\x1f\xff\xff\0\0\0\0\0\0\0", 11);
        QTest::newRow("pages") << u"vorbis.ogv"_s << QByteArray("OggS\0\0", 6);
        QTest::newRow("pages of the stream") << u"vorbis.ogv"_s << QByteArray();
    }
    void endsWhateverTheBytesAre()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, pattern);
        QFile file(m_films.path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll().left(1'000'000);
        if (pattern.isEmpty()) // with the serial number of the first stream
            pattern = QByteArray("OggS\0\0\x7f\0\0\0\0\0\0\0", 14) + bytes.mid(14, 4) + QByteArray(9, '\xff');
        const qsizetype all = 24'000'000;
        bytes += pattern.repeated(all / pattern.size());
        bytes += file.seek(file.size() - 100'000) ? file.readAll() : QByteArray();
        QFile made(m_films.path(u"hostile"_s));
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(bytes) == bytes.size());
        made.close();
        std::shared_ptr<CountingSource> source;
        const auto title = m_films.open(u"hostile"_s, &source);
        const auto last =
            title ? titleForSegment(*title, qsizetype((*title)->plan.spans.size()) / 2, {}) : title;
        Q_UNUSED(last);
        QVERIFY(source->readBytes() < 30 * qint64(bytes.size()));
    }

    // Of sound alone, and by the list of keyframes that some writers put into the file.
    void playsFlvBySpans_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("sound alone") << u"sound.flv"_s;
        QTest::newRow("a list of keyframes") << u"listed.flv"_s;
        QTest::newRow("its times from the first picture on") << u"late.flv"_s;
    }
    void playsFlvBySpans()
    {
        QFETCH(QString, name);
        auto file = FileByteSource::open(m_films.path(name));
        QVERIFY(file);
        const auto source = std::make_shared<CountingSource>(*std::move(file));
        const auto found = probe(*source, name, {});
        QVERIFY(found);
        const bool isListed = name != "sound.flv"_L1;
        QCOMPARE((*found)->indexKind, isListed ? IndexKind::Scan : IndexKind::None);
        const auto facts = readTitleFacts(*source, **found, {});
        QVERIFY(facts);
        const auto title =
            isListed ? makeTitle(source, **found, *facts) : makeProvisionalTitle(source, **found, {}, {});
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QCOMPARE((*title)->isProvisional(), !isListed);
        QVERIFY(!isListed || source->readBytes() < source->sizeBytes() / 8);
        for (const Rendition *rendition : copiedRenditions(**title)) {
            const auto made = writtenPackets(*title, *rendition, m_films.path(u"made.mp4"_s));
            const auto there = timedPackets(m_films.path(name), rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            const QString difference = differenceInTime(made, there);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
        QCOMPARE(copiedRenditions(**title).size(), isListed ? 2 : 1);
    }
};

QTEST_GUILESS_MAIN(tst_SpannedTitle)
#include "tst_SpannedTitle.moc"
