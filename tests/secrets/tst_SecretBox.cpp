// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/FileKeyStore.h"
#include "core/secrets/SecretBox.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_SecretBox : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    static std::optional<SecretKey> readFrom(FileKeyStore &store, ErrorKind *kind = nullptr)
    {
        std::optional<SecretKey> key;
        store.read([&](const Result<std::optional<SecretKey>> &result) {
            if (result)
                key = *result;
            else if (kind)
                *kind = result.error().kind;
        });
        return key;
    }

private Q_SLOTS:
    void opensWhatItSealed()
    {
        const SecretKey key = SecretKey::random();
        for (const QByteArray &plain : {QByteArray(), QByteArray("x"), QByteArray(100'000, 'a')}) {
            const auto opened = unsealed(sealed(plain, "one", key), "one", key);
            QVERIFY(opened);
            QCOMPARE(*opened, plain);
        }
        QVERIFY(!sealed("hunter2", "one", key).contains("hunter2"));
        QVERIFY(sealed("same", "one", key) != sealed("same", "one", key));
    }

    void refusesWhatWasChangedOrIsForAnother()
    {
        const SecretKey key = SecretKey::random();
        const QByteArray good = sealed("hunter2", "one", key);
        QVERIFY(!unsealed(good, "two", key));
        QVERIFY(!unsealed(good, "one", SecretKey::random()));
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray bad = good;
            bad[i] = char(bad[i] ^ 1);
            QVERIFY(!unsealed(bad, "one", key));
            QVERIFY(!unsealed(good.left(i), "one", key));
        }
        QCOMPARE(unsealed({}, "one", key).error().kind, ErrorKind::PermissionDenied);
    }

    void keepsAKeyInAFileOfItsOwnersAlone()
    {
        const QString path = m_dir.filePath(u"passwords.key"_s);
        FileKeyStore store(path);
        QVERIFY(!readFrom(store));
        const SecretKey key = SecretKey::random();
        bool isWritten = false;
        store.write(key, [&](const Result<void> &result) { isWritten = result.has_value(); });
        QVERIFY(isWritten);
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(readFrom(store) == key);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Others could read"_s));
        QVERIFY(readFrom(store) == key);
        QVERIFY(!(QFile::permissions(path) & QFile::ReadOther));
        store.remove([](const Result<void> &result) { QVERIFY(result); });
        QVERIFY(!QFile::exists(path));
        store.remove([](const Result<void> &result) { QVERIFY(result); });
    }

    void refusesLinksAndWhatIsNoKey()
    {
        const QString real = m_dir.filePath(u"real"_s);
        QFile file(real);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(31, 'k'));
        file.close();
        QFile::setPermissions(real, QFile::ReadOwner | QFile::WriteOwner);
        ErrorKind kind = ErrorKind::Internal;
        FileKeyStore shortOne(real);
        QVERIFY(!readFrom(shortOne, &kind));
        QCOMPARE(kind, ErrorKind::PermissionDenied);
        for (const QString &target : {real, QString(real + u"-missing"_s)}) {
            const QString link = m_dir.filePath(u"link"_s);
            QFile::remove(link);
            QVERIFY(QFile::link(target, link));
            FileKeyStore linked(link);
            kind = ErrorKind::Internal;
            QVERIFY(!readFrom(linked, &kind));
            QCOMPARE(kind, ErrorKind::PermissionDenied);
        }
    }
};

QTEST_GUILESS_MAIN(tst_SecretBox)
#include "tst_SecretBox.moc"
