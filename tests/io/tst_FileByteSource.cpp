// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/FileByteSource.h"

#include "tests/io/IoTesting.h"

#include <QDateTime>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_FileByteSource : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    const QByteArray m_bytes = distinctBytes(300'000);

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

private Q_SLOTS:
    void readsAnyRange()
    {
        const auto source = FileByteSource::open(write(u"a.mkv"_s, m_bytes));
        QVERIFY(source);
        QCOMPARE((*source)->sizeBytes(), m_bytes.size());
        QCOMPARE(*(*source)->read({100, 200}, {}), m_bytes.mid(100, 100));
        QCOMPARE(*(*source)->read({0, 1'000'000}, {}), m_bytes);
        QVERIFY((*source)->read({300'000, 300'001}, {})->isEmpty());
        QCOMPARE((*source)->read({-1, 5}, {}).error().kind, ErrorKind::InvalidArgument);
    }
    void readsWithoutBlocking()
    {
        QThreadPool pool;
        const auto source = FileByteSource::open(write(u"async.mkv"_s, m_bytes), &pool);
        QSemaphore done;
        QByteArray got;
        (*source)->readAsync({1000, 5000}, {}, [&](const Result<QByteArray> &result) {
            got = result.value_or(QByteArray());
            done.release();
        });
        QVERIFY(done.tryAcquire(1, 10'000));
        QCOMPARE(got, m_bytes.mid(1000, 4000));
    }
    void cancelledReadsFail()
    {
        const auto source = FileByteSource::open(write(u"b.mkv"_s, m_bytes));
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE((*source)->read({0, 1}, cancel.token()).error().kind, ErrorKind::Cancelled);
    }
    void noticesThatTheFileGrew()
    {
        const QString path = write(u"c.mkv"_s, m_bytes);
        const auto source = FileByteSource::open(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) && file.write("more") == 4);
        file.close();
        QCOMPARE((*source)->read({0, 1}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void noticesThatTheFileWasRewritten()
    {
        const QString path = write(u"d.mkv"_s, m_bytes);
        const auto source = FileByteSource::open(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTime().addSecs(-100), QFileDevice::FileModificationTime));
        QCOMPARE((*source)->read({0, 1}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void noticesThatAnotherFileTookItsPlace()
    {
        const QString path = write(u"e.mkv"_s, m_bytes);
        const auto source = FileByteSource::open(path);
        const QString other = write(u"other.mkv"_s, m_bytes);
        QVERIFY(::rename(QFile::encodeName(other).constData(), QFile::encodeName(path).constData()) == 0);
        QCOMPARE((*source)->read({0, 1}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void saysWhyAFileCannotBeOpened_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing") << m_dir.filePath(u"none.mkv"_s) << ErrorKind::NotFound
                                 << u"does not exist"_s;
        QTest::newRow("folder") << m_dir.path() << ErrorKind::InvalidArgument << u"is a folder"_s;
        QTest::newRow("device") << u"/dev/null"_s << ErrorKind::InvalidArgument << u"is a device"_s;
        QTest::newRow("empty") << write(u"empty.mkv"_s, {}) << ErrorKind::CorruptInput << u"is empty"_s;
        if (::geteuid() != 0) { // root may read everything
            const QString secret = write(u"secret.mkv"_s, m_bytes);
            QFile::setPermissions(secret, {});
            QTest::newRow("secret") << secret << ErrorKind::PermissionDenied << u"may not be read"_s;
        }
    }
    void saysWhyAFileCannotBeOpened()
    {
        QFETCH(QString, path);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, words);
        const auto source = FileByteSource::open(path);
        QVERIFY(!source);
        QCOMPARE(source.error().kind, kind);
        QVERIFY2(source.error().message.contains(words), qPrintable(source.error().message));
    }
};

QTEST_APPLESS_MAIN(tst_FileByteSource)
#include "tst_FileByteSource.moc"
