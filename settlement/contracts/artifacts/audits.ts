/**
 * Generated from Audits.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 560ef01a56dee4ad2343016a7f2a4bfee379f9df3aabb9be98a08834f874b1fe
 * @module
 */

export const auditsAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      },
      {
        "internalType": "contract IBeacon",
        "name": "beacon_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "deposit",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "penalty",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "drawTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commitTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "revealTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "closeTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "blameTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Terms",
        "name": "t",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AlreadyEnrolled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "AuditExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadAudit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "BondStands",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "standing",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "BondTooLow",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimConvicted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "ClaimNotConvicted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotCommitted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NotEnrolled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "opener",
        "type": "address"
      }
    ],
    "name": "NotTheOpener",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotThePlant",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheSubject",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "OtherSegment",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ReportHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "RoundMissing",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "SlotTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      }
    ],
    "name": "TooEarly",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IAudits.Stage",
        "name": "stage",
        "type": "uint8"
      }
    ],
    "name": "WrongStage",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IAudits.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "WrongState",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum IAudits.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "truth",
        "type": "uint64"
      }
    ],
    "name": "AuditClosed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "address[]",
        "name": "auditors",
        "type": "address[]"
      }
    ],
    "name": "AuditDrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "opener",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "indexed": false,
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "fee",
        "type": "uint128"
      }
    ],
    "name": "AuditOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "peerKey",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "endpoint",
        "type": "string"
      }
    ],
    "name": "AuditorAnnounced",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "bond",
            "type": "uint256"
          }
        ],
        "indexed": false,
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "signedLeaf",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "AuditorBlamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "AuditorEnrolled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "AuditorLeft",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "name": "AuditorPunished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "BlameLifted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "ReportCommitted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "verdict",
        "type": "uint64"
      }
    ],
    "name": "ReportRevealed",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "abandon",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "peerKey",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "internalType": "string",
        "name": "endpoint",
        "type": "string"
      }
    ],
    "name": "announce",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "appealTime",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "attentionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "paid",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "caught",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "missed",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "silent",
            "type": "uint32"
          }
        ],
        "internalType": "struct IAudits.Attention",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "auditOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "enum IAudits.State",
            "name": "state",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "wanted",
            "type": "uint8"
          },
          {
            "internalType": "uint32",
            "name": "slots",
            "type": "uint32"
          },
          {
            "internalType": "uint64",
            "name": "openedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "round",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "since",
            "type": "uint64"
          },
          {
            "internalType": "uint8",
            "name": "commits",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "reveals",
            "type": "uint8"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "subjectHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "truthHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "truth",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Audit",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "components": [
                  {
                    "internalType": "address",
                    "name": "coordinator",
                    "type": "address"
                  },
                  {
                    "internalType": "uint64",
                    "name": "number",
                    "type": "uint64"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "previousHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "receiptsRoot",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "receiptCount",
                    "type": "uint32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "dataHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint64",
                    "name": "epoch",
                    "type": "uint64"
                  },
                  {
                    "internalType": "uint64",
                    "name": "bitmap",
                    "type": "uint64"
                  },
                  {
                    "internalType": "bytes",
                    "name": "aggregate",
                    "type": "bytes"
                  },
                  {
                    "internalType": "uint64",
                    "name": "postedAt",
                    "type": "uint64"
                  },
                  {
                    "internalType": "uint64",
                    "name": "finalAt",
                    "type": "uint64"
                  }
                ],
                "internalType": "struct BatchHeader",
                "name": "header",
                "type": "tuple"
              },
              {
                "components": [
                  {
                    "internalType": "bytes32",
                    "name": "sessionId",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "requestId",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "segment",
                    "type": "uint32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "claimsHash",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "modelRoot",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "address",
                    "name": "client",
                    "type": "address"
                  },
                  {
                    "internalType": "uint128",
                    "name": "amount",
                    "type": "uint128"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "payeesHash",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct Receipt",
                "name": "receipt",
                "type": "tuple"
              },
              {
                "internalType": "uint256",
                "name": "index",
                "type": "uint256"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              },
              {
                "internalType": "bytes[]",
                "name": "claims",
                "type": "bytes[]"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes",
                "name": "part",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "publicKey",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "signature",
                "type": "bytes"
              },
              {
                "internalType": "uint8",
                "name": "kind",
                "type": "uint8"
              },
              {
                "internalType": "uint256",
                "name": "position",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "bond",
                "type": "uint256"
              }
            ],
            "internalType": "struct Opening",
            "name": "opening",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "edges",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "edgesPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "signedLeaf",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "signedPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "plantedLeaf",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "plantedPath",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct Planted",
        "name": "planted",
        "type": "tuple"
      }
    ],
    "name": "blame",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "truth",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "name": "close",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "commitment",
        "type": "bytes32"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "draw",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "drawnOf",
    "outputs": [
      {
        "internalType": "address[]",
        "name": "",
        "type": "address[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "enrol",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "lapse",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      },
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "lift",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "recordHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "edgesRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segments",
            "type": "uint32"
          }
        ],
        "internalType": "struct Subject",
        "name": "subject",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "truthHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "wanted",
        "type": "uint8"
      },
      {
        "internalType": "uint128",
        "name": "fee",
        "type": "uint128"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "punish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "quit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "remove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "auditor",
        "type": "address"
      }
    ],
    "name": "reportOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "enum IAudits.Stage",
            "name": "stage",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "verdict",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "until",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IAudits.Report",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "verdict",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "slotCount",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "slotOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "account",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "since",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "until",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Slot",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "deposit",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "penalty",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "drawTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commitTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "revealTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "closeTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "blameTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IAudits.Terms",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const auditsBytecode = '0x61028080604052346105975780615caa803803809161001e8285610777565b83398101036101c081126105975781516001600160a01b038116929091908383036105975760208101516001600160a01b0381168103610597576040820151906001600160a01b03821682036105975760608301516001600160a01b038116948582036105975761014090607f1901126105975760405161014081016001600160401b0381118282101761070f576040526100bb6080860161079a565b81526100c960a0860161079a565b602082019081526100dc60c0870161079a565b60408301908152916100f060e0880161079a565b606082019081529161010561010089016107ae565b608083019081529461011a6101208a016107bd565b60a084019081529061012f6101408b016107bd565b60c08501908152986101446101608c016107bd565b60e08601908152986101596101808d016107bd565b9b61010087019c8d526101a00161016f906107bd565b61012087810191825260809f909f5260a09190915260c09190915260e09190915283516001600160801b039081166101005283518116909c5285518c166101405284518c1661016052865161ffff166101805290516001600160401b039081166101a052885181166101c052875181166101e052895181166102005281511661022052905190991615928315610764575b508215610751575b8215610737575b5050610556575161ffff16801590811561072b575b50610556576101c06004946040519586809263d502562560e01b82525afa9384156105a3575f946105ca575b506040840180516001600160401b039081166102405260e086015160a08701519294929082169116808211156105c25750925b516101a0860151606087015160808801516001600160401b039384169360ff90931692916102b59183169083166107df565b16029560018060401b0387169687036105ae576102e4610312956102df610323996102f9956107df565b6107df565b60c0909101516001600160401b0316906107df565b610260525190516001600160401b0390811691166107df565b90516001600160401b0316906107df565b90516004916020916103619161034e9160011b6002600160411b0316906001600160401b03166107f8565b610260516001600160401b0316906107f8565b926040519283809263a7ab696160e01b82525afa9081156105a3575f91610565575b506001600160401b03161115610556576040516154a49081610806823960805181818161022b0152818161082f0152818161159e015281816119c201528181611cb00152818161214e0152818161246d0152818161303d01528181613fd9015281816143c4015281816144310152614f6d015260a0518181816107060152613de3015260c0518181816111e0015261291d015260e05181818161125901526129dd015261010051818181610a8c01526130810152610120518181816109f301528181610ac801528181614b97015261500201526101405181818161086801528181610b0101528181611887015261202b015261016051818181610b3a0152818161155b01528181614b5f0152614ed9015261018051818181610b73015281816118fe015261209601526101a051818181610b9f01528181611c04015281816133220152613d6001526101c05181818161019201528181610bd101528181610e64015281816116ab0152611d9501526101e051818181610c0301528181610eb3015281816116dc0152611de2015261020051818181610c360152818161170d0152611e25015261022051818181610c68015261283201526102405181612a9a015261026051818181610d640152612b8d0152f35b638dc5992160e01b5f5260045ffd5b90506020813d60201161059b575b8161058060209383610777565b8101031261059757610591906107bd565b5f610383565b5f80fd5b3d9150610573565b6040513d5f823e3d90fd5b634e487b7160e01b5f52601160045260245ffd5b905092610283565b9093506101c0813d8211610723575b816105e76101c09383610777565b8101031261059757604051906101c082016001600160401b0381118382101761070f57604052805163ffffffff8116810361059757610702916101a0918452610632602082016107d1565b6020850152610643604082016107bd565b6040850152610654606082016107bd565b6060850152610665608082016107bd565b608085015261067660a082016107bd565b60a085015261068760c082016107bd565b60c085015261069860e082016107bd565b60e08501526106aa610100820161079a565b6101008501526106bd61012082016107ae565b6101208501526106d061014082016107bd565b6101408501526106e361016082016107ae565b6101608501526106f661018082016107ae565b610180850152016107d1565b6101a0820152925f610250565b634e487b7160e01b5f52604160045260245ffd5b3d91506105d9565b6127109150115f610224565b5190516001600160801b0391821691161190505f8061020f565b81516001600160801b0316159250610208565b516001600160801b03161592505f610200565b601f909101601f19168101906001600160401b0382119082101761070f57604052565b51906001600160801b038216820361059757565b519061ffff8216820361059757565b51906001600160401b038216820361059757565b519060ff8216820361059757565b6001600160401b0391821690821601919082116105ae57565b919082018092116105ae5756fe6080806040526004361015610012575f80fd5b5f905f3560e01c908163263f3e7e146133dc5750806328d85f0314612fed57806335f3b4431461277b5780634467a46a146125405780634cc82215146123ec5780635223491c1461236f578063629374ab1461235357806377a99cfb14611d5257806377c2498f14611bc7578063784709a014611ade578063a424209114611666578063a521d206146113f8578063ae38929814611129578063b3b3cece14610e36578063b77d61e714610d88578063ceb8804014610d43578063d502562514610a28578063db483fcd146104d1578063e2fcb3111461041e578063e3ce094d14610154578063ed08fa80146101375763fc2b8cc314610110575f80fd5b3461013457806003193601126101345761013161012c33614c4e565b614bbd565b80f35b80fd5b503461013457806003193601126101345760209054604051908152f35b503461013457604060031936011261013457600435600161017482614521565b016101b867ffffffffffffffff825460801c1667ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b8042116103f35750818352600460209081526040808520335f90815292529020805460ff166101e681613492565b6001810361039157506040517f2254f9250000000000000000000000000000000000000000000000000000000081523360048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115610386578591610350575b5061026533614b1f565b9081811061031e57505060027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416178155600160243591015580547fffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffff78ff0000000000000000000000000000000000000000000000006102ec60ff8460c01c16614510565b60c01b16911617905533907f915f7bf4580ddd259345ca9f71b22426bcebc67ebadb6c4ba5f45776af6f7d578380a380f35b7f09466d2200000000000000000000000000000000000000000000000000000000865233600452602452604452606484fd5b90506020813d60201161037e575b8161036b602093836135c8565b8101031261037a57515f61025b565b5f80fd5b3d915061035e565b6040513d87823e3d90fd5b846024917fbb27deba0000000000000000000000000000000000000000000000000000000082526103c181613492565b600452fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b7f691e5682000000000000000000000000000000000000000000000000000000008452600452602483fd5b5034610134576020600319360112610134576004356001600160a01b0381168091036104cd57816040916080936060845161045881613590565b82815282602082015282868201520152815260056020522063ffffffff6040519161048283613590565b5481808216938481528160208201818560201c1681528160606040850194828860401c168652019560601c168552604051968752511660208601525116604084015251166060820152f35b5080fd5b503461013457600319360160e081126104cd576080136101345760a4359060ff821660843581840361090e5760c435906fffffffffffffffffffffffffffffffff8216809203610a245782158015610a1a575b80156109df575b80156109c1575b61099957604051602081019046825230604082015233606082015261055960808201613689565b826101008201526101008152610571610120826135c8565b5190209283855260026020526040852060ff815460a01c1661059281613492565b61096d5785966001600160a01b0396959633167fffffffffffffffffffffffff000000000000000000000000000000000000000083541617825575ff00000000000000000000000000000000000000000082549160a81b1674010000000000000000000000000000000000000000817fffffffffffffffffffff0000ffffffffffffffffffffffffffffffffffffffff841617178355740100000000000000000000000000000000000000007fffffffffffff000000000000ffffffffffffffffffffffffffffffffffffffff79ffffffff00000000000000000000000000000000000000000000895460b01b169316171717815567ffffffffffffffff421692600182019167ffffffffffffffff85167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000845416178355604051947f90e544a100000000000000000000000000000000000000000000000000000000865260048601526020856024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa948515610962578795610912575b50906004839261088e967fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000006108559897549260401b1691161780945560028101887fffffffffffffffffffffffffffffffff0000000000000000000000000000000082541617905560405160208101906107c082613689565b608081526107cf60a0826135c8565b5190206003820155015567ffffffffffffffff604051916107ef83613689565b60401c1660808201528460a0820152867f5c0649d23b93932e657e8c25a0dbd98bdcc056bc1c4cbd957cfdbf617ac61c3060c03393a36001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001693613d1b565b6fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b90803b1561090e576064839260405194859384927f0899146b00000000000000000000000000000000000000000000000000000000845288600485015233602485015260448401525af18015610903576108ee575b602082604051908152f35b6108f98380926135c8565b6104cd57816108e3565b6040513d85823e3d90fd5b8280fd5b94509291906020853d60201161095a575b81610930602093836135c8565b810103126109565760046108559461094a61088e97613bed565b96509192939450610736565b8680fd5b3d9150610923565b6040513d89823e3d90fd5b602486867fe43ba5d0000000000000000000000000000000000000000000000000000000008252600452fd5b6004847f62b745c4000000000000000000000000000000000000000000000000000000008152fd5b5060643563ffffffff8116908181036109db575015610532565b8580fd5b506fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016821061052b565b5060048311610524565b8380fd5b5034610134578060031936011261013457604051610a4581613573565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e0820152816101008201526101200152604051610a8a81613573565b7f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff169081815260208101907f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168252604081017f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168152606082017f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000061ffff16815260a08401907f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16825260c08501927f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16845260e08601947f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1686526101008701967f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16885261012001977f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168952604051998a52516fffffffffffffffffffffffffffffffff1660208a0152516fffffffffffffffffffffffffffffffff166040890152516fffffffffffffffffffffffffffffffff1660608801525161ffff1660808701525167ffffffffffffffff1660a08601525167ffffffffffffffff1660c08501525167ffffffffffffffff1660e08401525167ffffffffffffffff166101008301525167ffffffffffffffff1661012082015261014090f35b5034610134578060031936011261013457602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346101345760606003193601126101345760443567ffffffffffffffff81116104cd57366023820112156104cd5780600401359067ffffffffffffffff821161090e57366024838301011161090e57610e307f34dfb1adccce1310667b34b77f4cac0be12f979910acfb2a9661410418b0094e91610e0633614c4e565b5060405191829160043583526024356020840152606060408401523395602460608501920161374d565b0390a280f35b503461013457610e45366134f3565b91906001610e5283614521565b01908154610e9767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8360801c1661366b565b9081421115908161110b575b506110a95767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610ede828261366b565b4211611074575050828552600460209081526040808720335f90815292529020805490919060ff16610f0f81613492565b6002810361104457506001820154604051602081019086825233604082015267ffffffffffffffff841697886060830152608082015260808152610f5460a0826135c8565b5190200361101c576003907fffffffffffffffffffffffffffffffffffffffffffffff00000000000000000068ffffffffffffffff0084549260081b1691161717905580547fffffffffffff00ffffffffffffffffffffffffffffffffffffffffffffffffff79ff00000000000000000000000000000000000000000000000000610fe460ff8460c81c16614510565b60c81b1691161790556040519182527fc9133600ea9fdfecbe910ff951859438e3b1fc2d8629438b92a84512c6c6bb2760203393a380f35b6004867f81791cb4000000000000000000000000000000000000000000000000000000008152fd5b866024917fbb27deba0000000000000000000000000000000000000000000000000000000082526103c181613492565b611081602492889261366b565b7f691e5682000000000000000000000000000000000000000000000000000000008252600452fd5b85816001602493018091116110e0577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b507f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b9050848752600360205260ff60408820549160c01c1614155f610ea3565b50346101345760806003193601126101345760043590611147613468565b916044359267ffffffffffffffff841161090e573660238501121561090e57836004013567ffffffffffffffff8111610a24573660248260051b87010111610a245760406111d4956111998486614579565b92825197889283927f6b87b2cf0000000000000000000000000000000000000000000000000000000084526024606435920160048501613b68565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9485156113ed57849085966113b3575b5060038201540361138b576040517fad85c83d0000000000000000000000000000000000000000000000000000000081528560048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa90811561038657859161135c575b501561133057906001600160a01b039160067fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055169081835260066020526040832063ffffffff6112e1818354166144fe565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000008254161790557f4556bb5971fd0941a6a7a45762da6367d4e520d84b2f28762689605aab42f7e38380a380f35b602484867fe061373a000000000000000000000000000000000000000000000000000000008252600452fd5b61137e915060203d602011611384575b61137681836135c8565b810190613afc565b5f611289565b503d61136c565b6004847fc498070f000000000000000000000000000000000000000000000000000000008152fd5b9550506040853d6040116113e5575b816113cf604093836135c8565b81010312610a245760208551950151945f611212565b3d91506113c2565b6040513d86823e3d90fd5b50346101345760406003193601126101345760043590611416613468565b916114218382614579565b9267ffffffffffffffff600285015416938442111561163057906001600160a01b039160057fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055169081835260066020526040832063ffffffff61148c818354166144fe565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000082541617905581835260056020526040832080547fffffffffffffffffffffffffffffffffffffffff00000000ffffffffffffffff6bffffffff000000000000000061150263ffffffff8460401c16613b85565b60401b1691161790556115916020611518613c1a565b604051809381927f03a942e90000000000000000000000000000000000000000000000000000000083528760048401526fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166024840152606060448401526064830190613cb9565b0381876001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af19081156113ed5784916115fd575b5060207f2394e4db451a7edbe153ae33314a1cdb1912c8b2a35110f0e20dfca3c877543291604051908152a380f35b90506020813d602011611628575b81611618602093836135c8565b8101031261037a575160206115ce565b3d915061160b565b602484600187018088116110e0577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50346101345760206003193601126101345760043561168481614521565b600181016117336117026116d167ffffffffffffffff845460801c1667ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b67ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b67ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b80421115611aa7575081547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff167405000000000000000000000000000000000000000017825580547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff00000000000000000000000000000000161790556005810180547fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000001690556040517f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040826005869452866020820152a2818352600360205260408320906040518083602082955493848152019087526020872092875b818110611a85575050611856925003836135c8565b815160018101809111611a5857600261187f6fffffffffffffffffffffffffffffffff92613c5f565b9201541690847f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff165b8451871015611987576119766001916118e88460056001600160a01b036118e08d8c613d2e565b51168b614d41565b1561197e5761197061192b61271061192461ffff7f0000000000000000000000000000000000000000000000000000000000000000168a613d1b565b0488613650565b6001600160a01b0361193d8c8b613d2e565b51166040519061194c826135ac565b815281602082015261195e8c89613d2e565b526119698b88613d2e565b5087613650565b9061366b565b9601956118b9565b6119708461192b565b91856119b78394876040519161199c836135ac565b868352602083015251906119b08286613d2e565b5283613d2e565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15611a5357611a26928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613d01565b03925af18015611a4857611a375750f35b81611a41916135c8565b6101345780f35b6040513d84823e3d90fd5b505050fd5b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b84546001600160a01b0316835260019485019487945060209093019201611841565b84816001602493018091116110e0577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b5034610134576040600319360112610134576001600160a01b036040611b02613468565b928060808351611b1181613557565b82815282602082015282858201528260608201520152600435815260046020522091165f5260205260a060405f20604051611b4b81613557565b67ffffffffffffffff82549260ff841693611b6585613492565b84845282602085019160081c1681528260018301549160408601928352608060038360028701541695606089019687520154960195865260405196611ba981613492565b87525116602086015251604085015251166060830152516080820152f35b50346101345760206003193601126101345760043590611be68261454d565b91611c2a67ffffffffffffffff60018501541667ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b9283421115611d1c578280945050740600000000000000000000000000000000000000007fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff825416179055807f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040805160068152856020820152a26001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690611cd9613c1a565b823b15611a5357611a26928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613d01565b602483600186018087116110e0577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b503461037a57611d61366134f3565b929190611d6d82614521565b6001600160a01b03815416803303612328575060018101948554611dc867ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8360801c1661366b565b80421190811561230a575b611e089067ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b918242111591826122e1575b50506122ab5767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690611e50828261366b565b4211612276575050604051602081019033825267ffffffffffffffff851692836040830152606082015260608152611e896080826135c8565b51902060048301540361224e577f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a427986040859280155f1461224357611f5d6003995b611ed38b613492565b86547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1660a08c901b74ff00000000000000000000000000000000000000001617875580547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff0000000000000000000000000000000016179055565b60058501817fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055815190611f958a613492565b8982526020820152a2825f52600360205260405f2091604051808460208296549384815201905f5260205f20925f5b818110612221575050611fd9925003846135c8565b8251600181018091116121f45760026120026fffffffffffffffffffffffffffffffff92613c5f565b930154169561201081613492565b600581036121dd576fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000005b16945f955b855187101561211a576121086001918a61207f87876001600160a01b036120778e8e613d2e565b511688614d41565b15612110576120c36127106120bc6119709361ffff7f00000000000000000000000000000000000000000000000000000000000000001690613d1b565b048d613650565b6001600160a01b036120d58c8c613d2e565b5116604051906120e4826135ac565b81528160208201526120f68c8b613d2e565b526121018b8a613d2e565b508c613650565b960195612050565b506119705f6120c3565b87916121438692886040519161212f836135ac565b5f8352602083015251906119b08286613d2e565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b1561037a576121b2925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613d01565b03925af180156121d2576121c4575080f35b6121d091505f906135c8565b005b6040513d5f823e3d90fd5b6fffffffffffffffffffffffffffffffff5f61204b565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b84546001600160a01b0316835260019485019488945060209093019201611fc4565b611f5d600499611eca565b7f81791cb4000000000000000000000000000000000000000000000000000000005f5260045ffd5b612280925061366b565b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b600181018091116121f4577f2a35a324000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b15915081156122f3575b505f80611e14565b905060ff808260c01c169160c81c1614155f6122eb565b5f8781526003602052604090205460c084901c60ff16149150611dd3565b7f64b7db25000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461037a57602060031936011261037a576121d0600435613d42565b3461037a57602060031936011261037a576004355f52600360205260405f206040519081602082549182815201915f5260205f20905f5b8181106123cd576123c9856123bd818703826135c8565b6040519182918261349c565b0390f35b82546001600160a01b03168452602090930192600192830192016123a6565b3461037a57602060031936011261037a576004356001600160a01b03612411826135eb565b5054169067ffffffffffffffff6001612429836135eb565b50015416612514576040517f2254f9250000000000000000000000000000000000000000000000000000000081528260048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156121d2575f916124e2575b506124a783614b1f565b11156124b6576121d090614bbd565b507f4e8ddafd000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506020813d60201161250c575b816124fd602093836135c8565b8101031261037a57518361249d565b3d91506124f0565b507fd0e216c2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461037a57602060031936011261037a5760405161255d8161353a565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f905261010081015f905261012081015f905261014081015f905261016081015f9052610180015f90526004355f52600260205260405f20604051906125d38261353a565b8054906001600160a01b03821683528160a01c60ff169160208401926125f881613492565b835260408401908060a81c60ff168252606085019060b01c63ffffffff16815260018301546080860167ffffffffffffffff8216815260a087018260401c67ffffffffffffffff16815260c08801908360801c67ffffffffffffffff16825260e08901928460c01c60ff1684526101008a019460c81c60ff16855260028801546fffffffffffffffffffffffffffffffff16956101208b019687526003890154976101408c0198895260048a0154996101608d019a8b526005015467ffffffffffffffff169a6101808d019b8c526040519c516001600160a01b03168d52516126e081613492565b60208d01525160ff1660408c01525163ffffffff1660608b01525167ffffffffffffffff1660808a01525167ffffffffffffffff1660a08901525167ffffffffffffffff1660c08801525160ff1660e08701525160ff16610100860152516fffffffffffffffffffffffffffffffff1661012085015251610140840152516101608301525167ffffffffffffffff166101808201526101a090f35b3461037a5760e060031936011261037a57600435612797613468565b9060807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc36011261037a5760c4359167ffffffffffffffff831161037a57826004019260e0600319823603011261037a575f838152600260205260409020805490919060a01c60ff1661280981613492565b60048103612fc1575061285867ffffffffffffffff600184015460801c1667ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b8042116122805750835f52600460205260405f206001600160a01b0384165f5260205260405f209160ff8354166007600310156103c65761289881613492565b60038103612f8d5750825467ffffffffffffffff8160081c168015159081612f74575b50612f4c57604051602081019060443582526064356040820152608435606082015260a43563ffffffff811680910361037a5760808201526080815261290260a0826135c8565b519020600383015403612f2457612986916001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016906102c061294b8a806136b6565b604051809681927f7a9730df00000000000000000000000000000000000000000000000000000000835260206004840152602483019061381f565b0381855afa9384156121d2575f94612d76575b5061014084018051604051907fad85c83d00000000000000000000000000000000000000000000000000000000825260048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156121d2575f91612d57575b50612d2b57508867ffffffffffffffff6005612a2c9301541685614635565b15612d0357612a3b88806136b6565b80357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea18236030181121561037a57610120910101359067ffffffffffffffff821680920361037a57612ac567ffffffffffffffff677fffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000060011c1616809361366b565b804211612280575090602089612b3593612afc610180612af3612ae885806136b6565b610160810190613b14565b929094806136b6565b013592604051968794859384937f707dca0900000000000000000000000000000000000000000000000000000000855260048501613b68565b03915afa9182156121d2575f92612ccd575b50612b5382914261366b565b101561228057507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff006004911617835567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff4216019367ffffffffffffffff85116121f4577f232abc4c5400aca1f1a2c21c1d7872ead1c9022fc5d2ea72461861635df56a5194612c9a6001600160a01b03612cc293876003602067ffffffffffffffff98896002612cb49d0198167fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000089541617885501519101551698895f52600660205260405f2063ffffffff612c5e81835416613b85565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000008254161790556064612c9282806136b6565b960190613b9c565b93909154169260405195869560608752606087019061381f565b91858303602087015261374d565b9060408301520390a3005b91506020823d602011612cfb575b81612ce8602093836135c8565b8101031261037a57612b53915191612b47565b3d9150612cdb565b7fb08af81e000000000000000000000000000000000000000000000000000000005f5260045ffd5b517fff36427c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b612d70915060203d6020116113845761137681836135c8565b8b612a0d565b9093506102c0813d8211612f1c575b81612d936102c093836135c8565b8101031261037a57604051906102c0820182811067ffffffffffffffff821117612eef57604052805182526020810151602083015260408101516040830152606081015163ffffffff8116810361037a576060830152612df5608082016136e9565b6080830152612e0660a082016136e9565b60a083015260c0810151906fffffffffffffffffffffffffffffffff8216820361037a576102a09160c084015260e081015160e0840152610100810151610100840152612e5661012082016136e9565b6101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a08201529289612999565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b3d9150612d85565b7f60e4b091000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff8d2e490000000000000000000000000000000000000000000000000000000005f5260045ffd5b905067ffffffffffffffff6005840154161015886128bb565b7fbb27deba000000000000000000000000000000000000000000000000000000005f52612fb981613492565b60045260245ffd5b7fe37d4aeb000000000000000000000000000000000000000000000000000000005f52612fb981613492565b3461037a57602060031936011261037a576004356040517f2254f9250000000000000000000000000000000000000000000000000000000081523360048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156121d2575f916133aa575b506fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016908181106133785782335f52600160205260405f205480151580613351575b1561328d575f1981019081116121f45767ffffffffffffffff60016130e4836135eb565b5001541615613261578103613236575b6040516131008161351e565b3381526020810167ffffffffffffffff4216815260408201905f8252613125846135eb565b93909361320a5751835491517fffffffff000000000000000000000000000000000000000000000000000000009092166001600160a01b03919091161760a09190911b7bffffffffffffffff00000000000000000000000000000000000000001617825551600191820180547fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000001667ffffffffffffffff9290921691909117905581018082116121f457335f52600160205260405f20556040519081527f37a67a66b61b2440885044ce1e8bf5889293dba67220d0be4bebf17343cddaf560203392a2005b7f4e487b71000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7fbaa37b0f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f66801769000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b505f548181036132be5768010000000000000000811015612eef578060016132b792015f556135eb565b50506130f4565b5067ffffffffffffffff60016132d3836135eb565b500154168015908115613312575b50156130f4577fbaa37b0f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b613348915067ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b421115826132e1565b505f1981018181116121f457613366906135eb565b50546001600160a01b031633146130c0565b7f09466d22000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b90506020813d6020116133d4575b816133c5602093836135c8565b8101031261037a57518261306d565b3d91506133b8565b3461037a57602060031936011261037a576040816133fa5f9361351e565b828152826020820152015260606134126004356135eb565b5067ffffffffffffffff6040516134288161351e565b81835460408260016001600160a01b0384169788875282602088019560a01c16855201541693019283526040519485525116602084015251166040820152f35b602435906001600160a01b038216820361037a57565b35906001600160a01b038216820361037a57565b600711156103c657565b60206040818301928281528451809452019201905f5b8181106134bf5750505090565b82516001600160a01b03168452602093840193909201916001016134b2565b359067ffffffffffffffff8216820361037a57565b600319606091011261037a576004359060243567ffffffffffffffff8116810361037a579060443590565b6060810190811067ffffffffffffffff821117612eef57604052565b6101a0810190811067ffffffffffffffff821117612eef57604052565b60a0810190811067ffffffffffffffff821117612eef57604052565b610140810190811067ffffffffffffffff821117612eef57604052565b6080810190811067ffffffffffffffff821117612eef57604052565b6040810190811067ffffffffffffffff821117612eef57604052565b90601f601f19910116810190811067ffffffffffffffff821117612eef57604052565b5f54811015613623575f80805260019190911b7f290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e5630191565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b919082039182116121f457565b90604082018092116121f457565b919082018092116121f457565b359063ffffffff8216820361037a57565b6004358152602435602082015260443560408201526064359063ffffffff821680920361037a5760600152565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffda18136030182121561037a570190565b51906001600160a01b038216820361037a57565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561037a57016020813591019167ffffffffffffffff821161037a57813603831361037a57565b601f8260209493601f1993818652868601375f8582860101520116010190565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030181121561037a57016020813591019167ffffffffffffffff821161037a578160051b3603831361037a57565b90602083828152019260208260051b82010193835f925b8484106137e75750505050505090565b90919293949560208061380f83601f1986600196030188526138098b886136fd565b9061374d565b98019401940192949391906137d7565b9081357ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea18336030181121561037a57820161026082526001600160a01b036138668261347e565b1661026083015267ffffffffffffffff613882602083016134de565b1661028083015260408101356102a083015260608101356102c083015263ffffffff6138b060808301613678565b166102e083015260a081013561030083015267ffffffffffffffff6138d760c083016134de565b1661032083015267ffffffffffffffff6138f360e083016134de565b1661034083015267ffffffffffffffff61394a61014061392e61391a6101008601866136fd565b6101606103608901526103c088019161374d565b938361393d61012083016134de565b16610380870152016134de565b166103a0830152602083013560208301526040830135604083015263ffffffff61397660608501613678565b1660608301526080830135608083015260a083013560a08301526001600160a01b036139a460c0850161347e565b1660c083015260e08301356fffffffffffffffffffffffffffffffff811680910361037a5760e08301526101008301356101008301526101208301356101208301526139f461014084018461376d565b918381036101408501528281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff831161037a57613a67613aad92613a9092613aca9560051b80926020830137016020613a5261016089018961376d565b91909281898203016101608a015201916137c0565b610180860135610180860152613a816101a08701876136fd565b908683036101a088015261374d565b613a9e6101c08601866136fd565b908583036101c087015261374d565b613abb6101e08501856136fd565b908483036101e086015261374d565b9161020081013560ff811680910361037a57610240918291610200850152610220810135610220850152013591015290565b9081602091031261037a5751801515810361037a5790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561037a570180359067ffffffffffffffff821161037a57602001918160051b3603831361037a57565b939291602091613b80916040875260408701916137c0565b930152565b63ffffffff1663ffffffff81146121f45760010190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561037a570180359067ffffffffffffffff821161037a5760200191813603831361037a57565b519067ffffffffffffffff8216820361037a57565b67ffffffffffffffff8111612eef5760051b60200190565b60405190613c296020836135c8565b5f80835282815b828110613c3c57505050565b602090604051613c4b816135ac565b5f81525f8382015282828501015201613c30565b90613c6982613c02565b613c7660405191826135c8565b828152601f19613c868294613c02565b01905f5b828110613c9657505050565b602090604051613ca5816135ac565b5f81525f8382015282828501015201613c8a565b90602080835192838152019201905f5b818110613cd65750505090565b825180516001600160a01b031685526020908101518186015260409094019390920191600101613cc9565b604090613d18939281528160208201520190613cb9565b90565b818102929181159184041417156121f457565b80518210156136235760209160051b010190565b613d4b8161454d565b6001810154915f613d9067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff861661366b565b804211612280575067ffffffffffffffff8460401c16604051907f17bf58150000000000000000000000000000000000000000000000000000000082528060048301526040826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa80156121d2575f925f916144b5575b5067ffffffffffffffff161561448a5750835490604063ffffffff8360b01c16105f1461447b5763ffffffff8260b01c1696939490929591965b613e5781613c02565b97613e65604051998a6135c8565b818952601f19613e7483613c02565b013660208b0137613e8a60ff8260a81c16613c02565b94613e9860405196876135c8565b60a882901c60ff16808752601f1990613eb090613c02565b013660208801375f975f975b8489108061446c575b1561413e5760405160208101908482528360408201528a606082015260608152613ef06080826135c8565b519020613f068a63ffffffff8760b01c16613650565b90811561411157069a5f965b8d8b8910806140fd575b15613f3d57613f2d613f359e614c34565b9d8e99614c34565b985050613f12565b509295999194979b9093968d835b8281116140ca575091613f628192613f6894613d2e565b526135eb565b5080549067ffffffffffffffff8d1667ffffffffffffffff8360a01c161090811591614095575b50614023576040517f2254f9250000000000000000000000000000000000000000000000000000000081526001600160a01b03821660048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156121d2575f91614064575b5061401c6001600160a01b038316614b1f565b111561403a575b5061402d90614c34565b9793909491999592613ebc565b9961402d919061405d6001600160a01b0361405483614c34565b9d16918b613d2e565b5290614023565b90506020813d821161408d575b8161407e602093836135c8565b8101031261037a57515f614009565b3d9150614071565b6001015467ffffffffffffffff168015159150816140b5575b505f613f8f565b905067ffffffffffffffff8d1610155f6140ae565b5f19810191508082116121f4578f6140f0826140e96140f69584613d2e565b5192613d2e565b52614c42565b8e90613f4b565b508d6141098a83613d2e565b511115613f1c565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b9a509897939596505092505080845215614341575080547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff167402000000000000000000000000000000000000000017815560010180547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff164260801b77ffffffffffffffff000000000000000000000000000000001617905582825260036020526040822081519067ffffffffffffffff8211614314576801000000000000000082116143145780548282558083106142e9575b506020830190845260208420845b8381106142cc5750505050815b8151811015614293576001908484526004602052604084206001600160a01b03806142598487613d2e565b5116165f5260205260405f20827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790550161422e565b507ff93154d2b06eb6b5617a5986151ba87cf91f06c819c88c039cb6215fe2f4810091506142c7906040519182918261349c565b0390a2565b60019060206001600160a01b038551169401938184015501614221565b81855282806020872001910390855b828110614306575050614213565b8087600192840155016142f8565b6024847f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b7fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674060000000000000000000000000000000000000000179055505060408051600681525f602082015282917f912eb5b8425dcb9cde52988b0de2b8b12f843f9e2bcd1f06340c06b892a4279891a26143b9613c1a565b906001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000163b1561037a57614424915f9160405193849283927fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613d01565b0381836001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af180156121d2576144605750565b5f61446a916135c8565b565b5060ff8460a81c168a10613ec5565b60409693949092959196613e4e565b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9250506040823d6040116144f6575b816144d1604093836135c8565b8101031261037a5767ffffffffffffffff6144f0602084519401613bed565b90613e14565b3d91506144c4565b63ffffffff1680156121f4575f190190565b60ff1660ff81146121f45760010190565b5f908152600260205260409020805490919060a01c60ff1661454281613492565b60028103612fc15750565b5f908152600260205260409020805490919060a01c60ff1661456e81613492565b60018103612fc15750565b5f5260046020526001600160a01b0360405f2091165f5260205260405f209060ff8254166007600410156103c6576145b081613492565b60048103612f8d5750565b92919267ffffffffffffffff8211612eef57604051916145e5601f8201601f1916602001846135c8565b82948184528183011161037a578281602093845f960137010152565b9093929384831161037a57841161037a578101920390565b359060208110614627575090565b5f199060200360031b1b1690565b915f1961ffff8360301c16019067ffffffffffffffff82116121f45763ffffffff61ffff8460201c16931667ffffffffffffffff83169261468461467984806136b6565b6101a0810190613b9c565b604080519093929061469685826135c8565b600581527f63656c6c7300000000000000000000000000000000000000000000000000000060208201526146ca5f9161525e565b60055f916146d95f87876152e0565b9193909303614ab857925f935b838510614ae45750505050508015614ab8576005906147068185856152e0565b93909103614a8c5760031901614a6157509061483e6148006147f96147bb6147b461477661476f8b6148469961473e825192836135c8565b600482527f726f6f740000000000000000000000000000000000000000000000000000000060208301528b8a615026565b8988615048565b8a51906147838c836135c8565b600582527f636f756e7400000000000000000000000000000000000000000000000000000060208301528988615026565b8786615048565b8851906147c88a836135c8565b600582527f696e6e657200000000000000000000000000000000000000000000000000000060208301528786615026565b8584615048565b86519061480d88836135c8565b600882527f756e70726f76656e00000000000000000000000000000000000000000000000060208301528584615026565b9283916152e0565b509190614a61575015801590614a51575b6149ed576101a087015160443514801590614a43575b8015614a2f575b8015614a21575b6149ed57681fffffffffffffffe09060051b1693808504602014901517156121f45761020086019081518310801590614a02575b6149ed5760208401956148d46148cf6148c88988613b9c565b36916145bb565b614cec565b60a43563ffffffff81169081810361037a57614902946148f79150880188613b14565b939092608435615169565b156149f8576149118584613b9c565b6020860195918683116121f45786836149339361492d93614601565b90614619565b610220880151036149ed5761492d614987916149586148cf6148c86060890189613b9c565b966149816149796149726148cf6148c860a08c018c613b9c565b9a89613b9c565b91909361365d565b92614601565b938581141596876149ca575b5050856149a3575b505050505090565b6149c095506149b890519260c0810190613b14565b949093615169565b5f8080808061499b565b6149e592975061024001518751846149b86080880188613b14565b945f80614993565b505050505050505f90565b5050505050505f90565b50614a106020850185613b9c565b9050614a1b8661365d565b116148af565b506101e0870151151561487b565b508563ffffffff6060890151161415614874565b508460e0880151141561486d565b506108006102a088015111614857565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b614aef818989615289565b919092831115614a615750828214614b17575b614b0f6001918989615048565b9401936146e6565b945084614b02565b6001600160a01b03165f52600660205263ffffffff60405f205416600181018091116121f457614b84613d18916fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016613d1b565b6fffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169061366b565b7f446379b00c1959385a55059851f9e4a0ab1bafcfae9d061bf346014f465d2d4d60206001600160a01b03614bf1846135eb565b506001810180547fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000164267ffffffffffffffff16179055546040519485521692a2565b5f1981146121f45760010190565b80156121f4575f190190565b6001600160a01b031690815f52600160205260405f2054918215614c9f575f1983019283116121f45782816001600160a01b03614c8a836135eb565b5054161490811591614cca575b50614c9f5750565b7fd0e216c2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff9150614ce06001916135eb565b5001541615155f614c97565b5f602091604051614d2160218286808201958787528051918291018484015e810186838201520301601f1981018352826135c8565b604051918291518091835e8101838152039060025afa156121d2575f5190565b91909392825f52600460205260405f206001600160a01b0386165f526020526001600160a01b0360405f209516805f52600560205260405f2093600360ff885416614d8b81613492565b03614e6b575050614d9b82613492565b60058214948515614e4c575b50508315614e455760049063ffffffff614dc381855416613b85565b167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00000000845416178355614df481613492565b14614dfc5750565b80547fffffffffffffffffffffffffffffffffffffffffffffffff00000000ffffffff67ffffffff00000000614e3a63ffffffff8460201c16613b85565b60201b169116179055565b505f925050565b67ffffffffffffffff9192955081905460081c16911614925f80614da7565b936002935060ff92508096919596547fffffffffffffffffffffffffffffffff00000000ffffffffffffffffffffffff6fffffffff000000000000000000000000614ebe63ffffffff8460601c16613b85565b60601b1691161790555416614ed281613492565b03615000577f00000000000000000000000000000000000000000000000000000000000000005b60206fffffffffffffffffffffffffffffffff614f14613c1a565b92614f6060405194859384937f03a942e9000000000000000000000000000000000000000000000000000000008552896004860152166024840152606060448401526064830190613cb9565b03815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af19081156121d2575f91614fcd575b5060207f2394e4db451a7edbe153ae33314a1cdb1912c8b2a35110f0e20dfca3c877543291604051908152a35f90565b90506020813d602011614ff8575b81614fe8602093836135c8565b8101031261037a57516020614f9d565b3d9150614fdb565b7f0000000000000000000000000000000000000000000000000000000000000000614ef9565b826150409261503792969596615289565b9190919461525e565b03614a615750565b90929192600191825b61505a57505050565b9091936150688184846152e0565b919092829160028114801561514f575b1561509e575050506150969161508f918585615432565b945b614c42565b919082615051565b919793925090600481036150bb575050615091906150969261366b565b600581036150ff5750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811681036121f457615096916150919160011b9061366b565b90916006821491821561511d575b5050614a61575061509690614c42565b600714915081615130575b505f8061510d565b6014811091508115615144575b505f615128565b60169150115f61513d565b5060038114615078565b91908110156136235760051b0190565b93909291828110156149f857915f1981019081116121f45792945f92915b8184106151a4575050505015918261519e57505090565b14919050565b90929693958695929515615252576001808716148015615249575b15615222576151df906151d78986859a99979a615159565b356001615449565b925b600181161580615219575b156151fe5760011c9460011c946151e1565b6001909794979691929593965b811c93811c94019291615187565b508015156151ec565b61524360019161523b8a8786979a9b98969c999c615159565b359083615449565b9661520b565b508686146151bf565b50505050925050505f90565b6020815191015160208210615279575b60081c9060f81b1790565b5f198260200360031b1b1661526e565b60039193926152998186846152e0565b929194909403614a6157601f8411614a61575081816152c08561492d94896152c897615432565b968792614601565b60081c9060f81b179190565b90821015613623570190565b90919282841015615406576152f68484846152d4565b3560fd1c93601f6153088286866152d4565b3560f81c169260018201908183116121f45781601886106153fe5750601b851180156153f4575b6153c8577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe885019485116121f45761492d61537d916001871b9361537585828b85615432565b988992614601565b6008851b8060031c83036121f4576101000361010081116121f4571c9493600182036153b1575050601884105b614a615750565b6004901b908160021c036121f45784901c156153aa565b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506007871461532f565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50929161543f908261366b565b928311614a615750565b60011461547d577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa1561037a575f519056' as const;
