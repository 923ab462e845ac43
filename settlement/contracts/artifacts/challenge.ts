/**
 * Generated from Challenge.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 65dd91b6331395ea6700ba90d71c118a930c9ae4419d8ca58e60cefcf3699712
 * @module
 */

export const challengeAbi = [
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "contract IMeshRollup",
            "name": "meshRollup",
            "type": "address"
          },
          {
            "internalType": "contract INodeRegistry",
            "name": "nodeRegistry",
            "type": "address"
          },
          {
            "internalType": "contract IBeacon",
            "name": "beacon",
            "type": "address"
          },
          {
            "internalType": "contract IProofVerifier",
            "name": "proofVerifier",
            "type": "address"
          },
          {
            "internalType": "contract IFoldReferee",
            "name": "foldReferee",
            "type": "address"
          },
          {
            "internalType": "contract IClaimReader",
            "name": "claimReader",
            "type": "address"
          },
          {
            "internalType": "contract IBondVault",
            "name": "bondVault",
            "type": "address"
          }
        ],
        "internalType": "struct IChallenge.Contracts",
        "name": "contracts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
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
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyRefunded",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadColumns",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "BadPosition",
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
        "internalType": "uint256",
        "name": "bond",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "BondTooSmall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "CellAlreadyProven",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "CheckExists",
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
    "inputs": [],
    "name": "FoldHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "drawn",
        "type": "uint256"
      }
    ],
    "name": "HopNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "longest",
        "type": "uint256"
      }
    ],
    "name": "LeavesTooSoon",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NoSuchDraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "column",
        "type": "uint256"
      }
    ],
    "name": "NotAtItsPlace",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      }
    ],
    "name": "NotTheCell",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "NotTheFacts",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NotTheFolds",
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
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      }
    ],
    "name": "NotTheOperator",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheRegistry",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheWeights",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingPaid",
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
    "inputs": [],
    "name": "SegmentNotDrawn",
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
        "internalType": "enum IChallenge.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "name": "WrongKind",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum IChallenge.State",
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
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "indexed": false,
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "indexed": false,
        "internalType": "bytes[]",
        "name": "partialSums",
        "type": "bytes[]"
      }
    ],
    "name": "CellProven",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "CellsNamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "CheckAnswered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "CheckEnded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "indexed": false,
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "CheckOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "InnerColumns",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "InnerPublished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "SegmentVoided",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "checkOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "factsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "internalType": "enum IChallenge.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "internalType": "uint16",
        "name": "proven",
        "type": "uint16"
      },
      {
        "internalType": "uint8",
        "name": "draws",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "turn",
        "type": "uint32"
      },
      {
        "internalType": "uint64",
        "name": "left",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "named",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "internalType": "bytes32[]",
        "name": "posted",
        "type": "bytes32[]"
      },
      {
        "internalType": "uint256",
        "name": "fold",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "partialSum",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "partialPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "rows",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "rowsPath",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct FoldChunk",
        "name": "chunk",
        "type": "tuple"
      }
    ],
    "name": "contest",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "isConvicted",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint32[]",
        "name": "cells",
        "type": "uint32[]"
      }
    ],
    "name": "name",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
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
          }
        ],
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
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
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "openOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "draw",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "keyDigest",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "rowsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes",
                "name": "places",
                "type": "bytes"
              }
            ],
            "internalType": "struct IChallenge.CellLeaf",
            "name": "leaf",
            "type": "tuple"
          },
          {
            "internalType": "bytes32[]",
            "name": "leafPath",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "edgeLeaf",
                "type": "bytes"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              }
            ],
            "internalType": "struct IChallenge.Link[]",
            "name": "links",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "boundary",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "model",
                "type": "bytes"
              },
              {
                "components": [
                  {
                    "internalType": "uint256",
                    "name": "count",
                    "type": "uint256"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "root",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct RowSet[]",
                "name": "rows",
                "type": "tuple[]"
              }
            ],
            "internalType": "struct Statement",
            "name": "statement",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "proof",
            "type": "bytes"
          },
          {
            "internalType": "bytes[]",
            "name": "partialSums",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct IChallenge.Proof",
        "name": "move",
        "type": "tuple"
      }
    ],
    "name": "prove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      }
    ],
    "name": "publish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "columns",
        "type": "bytes"
      }
    ],
    "name": "publishCells",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
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
      }
    ],
    "name": "refund",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "name": "refundsLeft",
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
        "components": [
          {
            "internalType": "enum IChallenge.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "opener",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "leafHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
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
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "uint256",
                "name": "hop",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "operator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "claimHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "attempt",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "shardRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "from",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "to",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "inCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "outCommits",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "cellsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint256",
                "name": "cellCount",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "inner",
                "type": "uint256"
              }
            ],
            "internalType": "struct ClaimFacts",
            "name": "claim",
            "type": "tuple"
          }
        ],
        "internalType": "struct IChallenge.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "resolve",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "nameTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "patience",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "bond",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "burnBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "gasPrice",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "victimBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxTurns",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChallenge.Terms",
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
        "name": "claimsHash",
        "type": "bytes32"
      }
    ],
    "name": "verdictOf",
    "outputs": [
      {
        "internalType": "uint8",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
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
    "name": "voidSegment",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "stateMutability": "payable",
    "type": "receive"
  }
] as const;

export const challengeBytecode = '0x610300604052346107515761658c803803809161001e826103006108b8565b610300396102a081126107515760e08112610751576040519060e082016001600160401b038111838210176108a457604052610300516001600160a01b0381168103610751578252610320516001600160a01b0381168103610751576020830152610340516001600160a01b0381168103610751576040830152610360516001600160a01b0381168103610751576060830152610380516001600160a01b03811681036107515760808301526103a0516001600160a01b03811681036107515760a08301526103c051906001600160a01b0382168203610751576101c09160c084015260df190112610751576040516101c081016001600160401b038111828210176108a4576040526103e05163ffffffff811681036107515781526101456104006108db565b60208201526101556104206108e9565b60408201526101656104406108e9565b60608201526101756104606108e9565b60808201526101856104806108e9565b60a08201526101956104a06108e9565b60c08201526101a56104c06108e9565b60e08201526104e0516001600160801b0381168103610751576101008201526101cf6105006108fd565b6101208201526101e06105206108e9565b6101408201526101f16105406108fd565b6101608201526102026105606108fd565b6101808201526102136105806108db565b6101a08281019182526020848101516001600160a01b039081166080908152604080880151831660a09081526060808a0151851660c0908152848b0151861660e09081528b8401518716610100908152828d01519097166101209081528b5163ffffffff908116610140908152998d015160ff908116610160908152978e01516001600160401b03908116610180908152968f01518116909c52978d01518b166101c052948c01518a166101e052918b01518916610200528a0151881661022052948901516001600160801b0316610240529388015161ffff90811661026052948801519095166102805286015183166102a052908501519091166102c05291519091166102e0528151620100009116118015610895575b8015610884575b8015610874575b61081e5761ffff610120820151168015908115610868575b50801561082d575b61081e5760ff6020820151166002810180911161080a578060181b908082046301000000149015171561080a576101408201516103a1916001600160401b0390911690610919565b60018060801b036101008301511661ffff6101208401511661271003612710811161080a576103cf91610919565b612710820290828204612710148315171561080a57106107e6575060e081015160a082015160049261048192909161046c916001600160401b039081169116808211156107df57505b61046761045060ff6101a08601511661044a60018060401b0360608801511660018060401b036080890151169061090c565b90610919565b60408501516001600160401b03938416931661090c565b61090c565b60c0909101516001600160401b03169061090c565b825160405163461645bf60e01b81529260209184919082906001600160a01b03165afa801561075d575f906107a4575b6104c592506001600160401b03169061090c565b602080830151604051630283886360e41b81529293929190829060049082906001600160a01b03165afa801561075d5783915f91610768575b506001600160401b031611801591906106d4575b506106c257604051615c5f908161092d82396080518181816022015281816143ef015281816148e00152614ca9015260a051818181610e8701528181611d7001528181612ce0015261560d015260c05181610587015260e0518181816105df015261343c0152610100518181816119e1015281816123e30152612795015261012051818181611b4c01528181612b7d01528181614562015281816146ef015281816149ef0152614b490152610140518181816110620152612e12015261016051818181611091015261290f0152610180518181816110bb015261280601526101a0518181816110ec0152612a4c01526101c05181818161111d01528181611513015261530f01526101e05181818161114e0152611ffd0152610200518181816108a9015261117f0152610220518181816111b10152611e170152610240518181816111e401528181612bf30152614bf101526102605181818161121f0152614c1c0152610280518161124c01526102a05181818161127f0152818161442b015261491c01526102c0518181816112ac0152818161445e015261494e01526102e0518181816112d80152612af90152f35b631f1ad91f60e11b5f5260045260245ffd5b60c0015160405163a7ab696160e01b81529150602090829060049082906001600160a01b03165afa801561075d5782915f9161071d575b506001600160401b031611155f610512565b9150506020813d602011610755575b81610739602093836108b8565b810103126107515761074b82916108e9565b5f61070b565b5f80fd5b3d915061072c565b6040513d5f823e3d90fd5b9150506020813d60201161079c575b81610784602093836108b8565b810103126107515761079683916108e9565b5f6104fe565b3d9150610777565b506020823d6020116107d7575b816107be602093836108b8565b81010312610751576107d26104c5926108e9565b6104b1565b3d91506107b1565b9050610418565b9061010060018060801b0391015116639901e61160e01b5f5260045260245260445ffd5b634e487b7160e01b5f52601160045260245ffd5b638dc5992160e01b5f5260045ffd5b5061084b61ffff6101608301511661ffff610180840151169061090c565b6001600160ff1b038116810361080a576127109060011b11610359565b6127109150115f610351565b5060ff6101a08201511615610339565b50601060ff60208301511611610332565b5060ff6020820151161561032b565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b038211908210176108a457604052565b519060ff8216820361075157565b51906001600160401b038216820361075157565b519061ffff8216820361075157565b9190820180921161080a57565b8181029291811591840414171561080a5756fe60806040526004361015610072575b3615610018575f80fd5b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016330361004a57005b7f112e6c48000000000000000000000000000000000000000000000000000000005f5260045ffd5b5f5f3560e01c806308d12d33146131ec5780630ce94115146131bc578063148eba08146124925780631eea66b41461235d57806335900392146122ad57806349df9f7c14611f265780635bd7229e14611efc57806376ccfcdb14611ce35780637b96882b14611c865780639ad3677714611847578063ad85c83d14611818578063ce10a7e8146113c8578063d502562514610fe2578063f02ba55914610d5c5763f8424f7214610122575061000e565b34610b635760031936016103408112610d585761032013610b63576103243567ffffffffffffffff8111610d5857806004019060e06003198236030112610b66576101ac9061016f613f66565b9084359461017e86848461533a565b90600184015493602486019461019486846156a3565b9060446101e48c6101df6060604087019d8e886156d6565b93846040519586938b35602086015260208c0135604086015285850137820190838201520301601f19810183528261375d565b615263565b996102128a6102e4359c8d6102066101fc828d615709565b968794018b613f30565b9390926102c435615b1e565b15610d2c5761023161022482866156d6565b8093915060021c956156d6565b90506003198216851591868204600414831715610d17571491821592610cfd575b8b8315610c90575b505050610c6557508a989796985b828110610c1057505050608485019361028185846156a3565b946060968b9860408801985b6102978a8a615ae8565b90508b101561033c576102aa8a8a615ae8565b8c1015610328576103208f9260019360208f9481956102df6040519184830193849160061b0160208091803584520135910152565b604081526102ee60608261375d565b6040519685889651918291018588015e85019083820190858252519283915e010190815203601f19810183528261375d565b9a019961028d565b60248f634e487b7160e01b81526032600452fd5b8d99508b906103896103538f9b60208101906156d6565b91908d60206040519485938183808701998051918291018b5e86019184830186815237010190815203601f19810183528261375d565b5190206020610398838a6156a3565b013503610be8576103b36103ac838a615709565b92896152b8565b906040519060c0820182811067ffffffffffffffff821117610bd4576040526101a435825260208201926101c435845260408301946101e4358652606084019081526080840191825261041b61041360a08601946102043586528d6156a3565b35988c6156a3565b9561042960a489018d6156d6565b9690956040519a7feccde1ba000000000000000000000000000000000000000000000000000000008c5260048c01525160248b01525160448a01525160648901525160848801525160a48701525160c486015261012060e48601526104e56104a76104948580613617565b60606101248a0152610184890191613649565b6104b46020860186613617565b907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc898403016101448a0152613649565b926040810135601e1982360301811215610bd057016020813591019367ffffffffffffffff8211610bd0578160061b36038513610bd057918c93916020847ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc8a80970301610164870152828152019590855b818110610b9e575050509361057b9183949560031985840301610104860152613649565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215610b935788926109e9575b5060c401916105c68386613f30565b90508251036109bd576105dc8297949751613c2a565b957f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031694895b84518110156107155761061d8186613cf2565b51610628878a613f30565b8310156107015761068783926106496020936106999660051b8101906156d6565b959060405196879485947f11efe7d4000000000000000000000000000000000000000000000000000000008652604060048701526044860190613e8f565b91600319858403016024860152613649565b03818b5afa80156106f6578c906106c0575b600192506106b9828c613cf2565b520161060a565b506020823d82116106ee575b816106d96020938361375d565b810103126106ea57600191516106ab565b8b80fd5b3d91506106cc565b6040513d8e823e3d90fd5b60248d634e487b7160e01b81526032600452fd5b50939690945096909682511515806109a3575b6109675793918793918960405160208101906040825261074b6060820186613ed8565b601f198282030160408301526020808b5192838152019a0190845b81811061093b57505050610840949361083293604061081194846107b76002967fb220c68939d6c8dc03c7b67c6106ee1bbd4b386f5c3877d954748da790f5fe6c9e9f03601f19810183528261375d565b5190209189815260048401602052205501998a547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000ff62ffff0061ffff60018a1b1661ffff8460081c161760081b16911617998a8c55613f30565b91909260405196879687526020870152608060408701526080860190613ed8565b918483036060860152613923565b0390a2600160ff8260181c161b905f1982019182116109275760081c61ffff1614610869578280f35b602067ffffffffffffffff7f8834a3ed6592f088af17f05c1f899d43e4987cfb4ecbf48973ad22866e9a9b5092600360ff198254161781556109156108d07f0000000000000000000000000000000000000000000000000000000000000000844216613bda565b82547fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff1660609190911b73ffffffffffffffff00000000000000000000000016178255565b5460601c16604051908152a281808280f35b602485634e487b7160e01b81526011600452fd5b929597995092959799819450602080916001935181520194019101908d93999795928d99979592610766565b6024896001600160a01b0361097a613df6565b7f3a5f5da500000000000000000000000000000000000000000000000000000000835216600452fd5b506001600160a01b036109b4613df6565b16331415610728565b602488887f7a7f1059000000000000000000000000000000000000000000000000000000008252600452fd5b9091503d8089833e6109fb818361375d565b810190602081830312610b8b5780519067ffffffffffffffff8211610b8f570181601f82011215610b8b57805190610a3282613c12565b92610a40604051948561375d565b82845260208085019360051b830101918183116106ea5760208101935b838510610a7357505050505060c49091906105b7565b845167ffffffffffffffff8111610b8757820190601f19828503019160808312610b83576040519283606081011067ffffffffffffffff606086011117610b6e57908f9291601f19604091606087018352602084015187520112610b6657604051610add81613724565b60408201518152606082015160208201526020850152608081015167ffffffffffffffff8111610b6a5760209101019285601f85011215610b6657835192610b2484613c73565b90610b32604051928361375d565b8482528760208688010111610b6357602085819796828098018386015e830101526040820152815201940193610a5d565b80fd5b8280fd5b8380fd5b5060248f634e487b7160e01b81526041600452fd5b8e80fd5b8d80fd5b8880fd5b8980fd5b6040513d8a823e3d90fd5b9294509294509460408082610bbf6001948a60208091803584520135910152565b0196019101908d9492889492610557565b8c80fd5b60248d634e487b7160e01b81526041600452fd5b60048a7f18cc3ea7000000000000000000000000000000000000000000000000000000008152fd5b610c2982610c228b899d9b9c9d6152b8565b8388615721565b15610c3a5760010198979698610268565b7fb3a8db4a000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7ff1cfb829000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8091929350610cc56084610ccb92018a6156a3565b806156d6565b92905060051b16918583046080141715610ce95714155f808b61025a565b60248e634e487b7160e01b81526011600452fd5b915084610d0d60648d0189613f30565b9050141591610252565b5060248f634e487b7160e01b81526011600452fd5b60248d837ff1cfb829000000000000000000000000000000000000000000000000000000008252600452fd5b5080fd5b5034610b6357610320600319360112610b6357610d77613f66565b919060028301549260ff84169360059067ffffffffffffffff8160601c16956008811015610fce5760038103610e15575050506004905b84421115610dcd57610dca939450610dc4613de0565b9261478b565b80f35b60248460018701808811610e03577f2a35a324000000000000000000000000000000000000000000000000000000008252600452fd5b50634e487b7160e01b81526011600452fd5b600281148080610fb5575b15610e315750505050600490610dae565b9396929315610f5f575067ffffffffffffffff9060201c1690604051917f17bf58150000000000000000000000000000000000000000000000000000000083528060048401526040836024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa928315610f54578693610f21575b5067ffffffffffffffff831615610eda575050610ed490856152d6565b93610dae565b939250809591504211155f14610f1657602484847f90d12bab000000000000000000000000000000000000000000000000000000008252600452fd5b909150600790610dae565b610f4491935060403d604011610f4d575b610f3c818361375d565b810190613e75565b9050915f610eb7565b503d610f32565b6040513d88823e3d90fd5b9195919050600181141580610faa575b610f795750610dae565b84610fa86024927fe37d4aeb0000000000000000000000000000000000000000000000000000000083526135fc565bfd5b506006811415610f6f565b506004356003811015610fca57600214610e20565b8780fd5b602486634e487b7160e01b81526021600452fd5b5034610b635780600319360112610b6357604051610fff81613740565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201528161014082015281610160820152816101808201526101a0015260405161106081613740565b7f000000000000000000000000000000000000000000000000000000000000000063ffffffff1680825260208201917f000000000000000000000000000000000000000000000000000000000000000060ff168352604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a084017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260c085017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260e08601907f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1682526101008701927f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff1684526101208801947f000000000000000000000000000000000000000000000000000000000000000061ffff1686526101408901967f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff1688526101608a01987f000000000000000000000000000000000000000000000000000000000000000061ffff168a526101808b019a7f000000000000000000000000000000000000000000000000000000000000000061ffff168c526101a0019b7f000000000000000000000000000000000000000000000000000000000000000060ff168d526040519d8e9182525160ff1690602001525167ffffffffffffffff1660408d01525167ffffffffffffffff1660608c01525167ffffffffffffffff1660808b01525167ffffffffffffffff1660a08a01525167ffffffffffffffff1660c08901525167ffffffffffffffff1660e0880152516fffffffffffffffffffffffffffffffff166101008701525161ffff166101208601525167ffffffffffffffff166101408501525161ffff166101608401525161ffff166101808301525160ff166101a08201526101c090f35b5034610b635760031936016103408112610d585761032013610b63576103243567ffffffffffffffff8111610d58576114059036906004016135cb565b9061140e613f66565b929091600435600381101561181457600281036117e5575060028401805460ff811660088110156117d157600281036117a257506001600160a01b03611452613de0565b1633036117665767ffffffffffffffff8160601c1680421161173b5750831590811561172b575b508015611721575b6116f95785866102e4355b8582106115f057505060036115819394959601556114dd60ff851682907fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff63ff00000083549260181b169116179055565b600660ff1982541617815561153d815461153763ffffffff61150c8360c01c67ffffffffffffffff4216613bda565b9260a01c167f0000000000000000000000000000000000000000000000000000000000000000613bb5565b90613bda565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b6040519180602084016020855252604083019190855b8181106115cb5750505090807f45b3ab8afcd2a925fe9fc4649ef6645dc7f84e8dae8be0c75060eb1a3aa3e8b1920390a280f35b90919260208060019263ffffffff6115e288613802565b168152019401929101611597565b90918163ffffffff61160b611606868a8a613780565b613e64565b16108015906116a3575b61167b5763ffffffff61162c611606858989613780565b167f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8416840361166757600584901b1b17916001019061148c565b60248a634e487b7160e01b81526011600452fd5b6004897f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b50821515801561161557506116bc611606848888613780565b5f1984018481116116e55763ffffffff6116db61160682938b8b613780565b1691161115611615565b60248b634e487b7160e01b81526011600452fd5b6004867f4680ef5f000000000000000000000000000000000000000000000000000000008152fd5b5060088311611481565b60ff915060181c1683115f611479565b7f691e5682000000000000000000000000000000000000000000000000000000008852600452602487fd5b6024876001600160a01b03611779613de0565b7f64b7db2500000000000000000000000000000000000000000000000000000000835216600452fd5b87610fa86024927fe37d4aeb0000000000000000000000000000000000000000000000000000000083526135fc565b602488634e487b7160e01b81526021600452fd5b85610fa86024927f7758e7e0000000000000000000000000000000000000000000000000000000008352613a0b565b8580fd5b5034610b63576020600319360112610b635760ff60406020926004358152600484522054166040519015158152f35b5034610b63576101a0600319360112610b63576004359067ffffffffffffffff8211610b63576101606003198336030112610b6357610100602319360112610b63576101443567ffffffffffffffff8111610d58576118aa9036906004016135cb565b92906101643567ffffffffffffffff8111610b6a576118cd9036906004016135cb565b61190d604051947f7dd482960000000000000000000000000000000000000000000000000000000086526101a060048701526101a4860190600401613813565b6024356024860152604435604486015260643563ffffffff8116809103611c82576064860152608435608486015260a43560a486015260c435966001600160a01b03881694858903610fca578560c488015260e4356fffffffffffffffffffffffffffffffff8116809103610b8b57936119b88895946119cb9460409894889760e48901526101043561010489015261012435610124890152600319888403016101448901526136ae565b9160031985840301610164860152613923565b6101843561018483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215611c775783908493611c43575b50808452600660205260ff604085205416611c18578352600660205260408320600160ff198254161790558183526005602052604083205491826fffffffffffffffffffffffffffffffff611a66613d1b565b161015611c12576fffffffffffffffffffffffffffffffff611a86613d1b565b16925b8315611bea5783611a99916139eb565b90845260056020526040842055604080519490611ab6818761375d565b60018652601f1901845b818110611bb35785611b3f602089888860405190611add82613724565b81528184820152611aed83613cc5565b52611af782613cc5565b5060405193849283927f03a942e90000000000000000000000000000000000000000000000000000000084523060048501526024840152606060448401526064830190613e1c565b0381856001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af18015611ba857611b7c575080f35b611b9d9060203d602011611ba1575b611b95818361375d565b810190613e0d565b5080f35b503d611b8b565b6040513d84823e3d90fd5b602090604051611bc281613724565b878152878382015282828a01015201611ac0565b634e487b7160e01b5f52604160045260245ffd5b6004857f56baacf6000000000000000000000000000000000000000000000000000000008152fd5b82611a89565b7f1316266b000000000000000000000000000000000000000000000000000000008452600452602483fd5b9050611c6891925060403d604011611c70575b611c60818361375d565b810190613bfc565b91905f611a13565b503d611c56565b6040513d85823e3d90fd5b8680fd5b5034610b63576020600319360112610b635760043581526001602052604081205460ff8160201c165f14611cc6575050602060025b60ff60405191168152f35b63ffffffff1615611cdb575060206001611cbb565b602090611cbb565b5034610b635760031936016103408112610d585761032013610b635761032435611d0b614e3f565b90916004356003811015611ef85760028114611ec9575080600183015567ffffffffffffffff4216604051907f90e544a10000000000000000000000000000000000000000000000000000000082528060048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215610f54578692611e4f575b5060409291611e3c6108d067ffffffffffffffff9360027f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b769801937fffffffffffffffffffffffffffffffffffffffff0000000000000000ffffffff6bffffffffffffffff0000000086549260201b1691161784557f000000000000000000000000000000000000000000000000000000000000000090613bda565b5460201c1682519182526020820152a280f35b909291506020813d602011611ec1575b81611e6c6020938361375d565b81010312611814577f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b7693611e3c6108d06040956002611eb367ffffffffffffffff96613d06565b969750509350505093611da0565b3d9150611e5f565b84610fa86024927f7758e7e0000000000000000000000000000000000000000000000000000000008352613a0b565b8480fd5b5034610b63576020600319360112610b635760406020916004358152600583522054604051908152f35b5034610b635760031936016103408112610d585761032013610b6357610324359067ffffffffffffffff8211610b635736602383011215610b635781600401359167ffffffffffffffff8311610d585760248101906024843692010111610d5857611f8f614e3f565b9390916004356003811015611ef85760028103611ec9575061030435603081028115908281046030148217156121615784036122815715612097575b5061209160017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb094959661207561202c7f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff4216613bda565b60028301907fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b0154916040519384938452604060208501526040840191613649565b0390a280f35b6120a081613c2a565b90855b81811061222357505080515b600181116120f9575060017f8133f1bc2aca6e184de2dc461a7896e0d73fa91ee5cb8a81342c6d97dc707eb09495966120ea61209193613cc5565b51828201559695945050611fcb565b855b8160011c81106121755750600180821614612138575b600181018091116121245760011c6120af565b602486634e487b7160e01b81526011600452fd5b5f1981018181116121615761214d9083613cf2565b5161215b8260011c84613cf2565b52612111565b602487634e487b7160e01b81526011600452fd5b8060011b7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8216820361220f576121ac8185613cf2565b5190600181018091116121fb5760416020926121c98b9388613cf2565b5160405191600183536001830152602182015260025afa15611c825760019087516121f48286613cf2565b52016120fb565b602489634e487b7160e01b81526011600452fd5b602488634e487b7160e01b81526011600452fd5b603081028181046030148215171561220f5760018201908183116121fb576030820291808304603014901517156121fb576101df61226960019493612270938a8a613c5b565b3691613c8f565b61227a8286613cf2565b52016120a3565b602486857f46feddca000000000000000000000000000000000000000000000000000000008252600452fd5b5034610b63576020600319360112610b635760406101409160043581528060205220805490600181015490600360028201549101549160405193845260208401526122fe6040840160ff831661360a565b61ffff8160081c16606084015260ff8160181c16608084015267ffffffffffffffff8160201c1660a084015267ffffffffffffffff8160601c1660c084015263ffffffff8160a01c1660e084015260c01c610100830152610120820152f35b5034610b63576040600319360112610b635760043567ffffffffffffffff8111610d58579060406123956123cf9336906004016135cb565b825194859283927f6b87b2cf0000000000000000000000000000000000000000000000000000000084528560048501526044840191613923565b602435602483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa80156124855781928291612460575b50808252600460205260ff6040832054161561243457610dca9192614de0565b602492507fe061373a000000000000000000000000000000000000000000000000000000008252600452fd5b905061247c91925060403d604011611c7057611c60818361375d565b9190915f612414565b50604051903d90823e3d90fd5b5034612c85576020600319360112612c85576004359067ffffffffffffffff8211612c8557816004019180360391610240600319840112612c8557604051916124da836136eb565b5f835260208301945f865260408401955f875260608501906040516124fe81613707565b5f81525f60208201525f60408201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201525f6101208201525f6101408201525f6101608201525f6101808201525f6101a08201525f6101c08201525f6101e08201525f6102008201525f6102208201525f6102408201525f6102608201525f6102808201525f6102a08201528252604051967f38d61cee000000000000000000000000000000000000000000000000000000008852602060048901527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9d84359101811215612c85576126086126be9161024060248b01526004876102648c01920101613813565b602486013560448a0152604486013560648a015263ffffffff61262d60648801613802565b1660848a0152608486013560a48a015260a486013560c48a01526001600160a01b0361265b60c488016137d9565b1660e48a01526fffffffffffffffffffffffffffffffff61267e60e48801613906565b166101048a01526101048601356101248a01526101248601356101448a01526126ab610144870186613790565b906023198b8403016101648c01526136ae565b9361275e61273d61271c6126ef6101648501988c6126dc8b8b613790565b9161018460231982860301910152613923565b6101848501356101a48d01526127096101a4860189613617565b8d8303602319016101c48f015290613649565b61272a6101c4850188613617565b8c8303602319016101e48e015290613649565b61274b6101e4840187613617565b906023198c8403016102048d0152613649565b976102048201359160ff8316809303612c855781806102246102c093868284015201359b8c61024483015203816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c7a575f9161304f575b5083526003811015612c90578652339052519461282c67ffffffffffffffff6127fa6101206127f48680613982565b016139b5565b1667ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906139ca565b8042116130245750610140860180515f52600460205260ff60405f205416612ff857506102008601908151916128696101e08901938451906139eb565b9261287b6102808a01948551906139f8565b9988516003811015612c9057600214612f9a575b505050505083516003811015612c905715612cd6575b50506128b082614d62565b92835f525f60205260405f2094600286019560ff8754166008811015612c9057612caa57906129759160405160208101906128fd816128ef8a85613a26565b03601f19810183528261375d565b5190209055865460ff191660011787557f00000000000000000000000000000000000000000000000000000000000000009060ff8216811015612ca45760ff9150165b86547fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff1660189190911b63ff00000016178655565b61010081019485515f5260026020526129f860405f2061299b63ffffffff825416613b9e565b815463ffffffff191663ffffffff82161790915582547fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff1660a09190911b77ffffffff000000000000000000000000000000000000000016178255565b83516003811015612c9057612ac0575b60209560408694887feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d7695612a808661153d612a7063ffffffff612ab59a5460a01c167f0000000000000000000000000000000000000000000000000000000000000000613bb5565b67ffffffffffffffff4216613bda565b01518152600189522063ffffffff612a9a81835416613b9e565b1663ffffffff19825416179055519360405191829182613a26565b0390a3604051908152f35b9480515f526003602052612b7360405f20612ae163ffffffff825416613b9e565b9063ffffffff821663ffffffff1982541617905560ff7f0000000000000000000000000000000000000000000000000000000000000000168063ffffffff8316105f14612c8957505b87547fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff1660a09190911b77ffffffff000000000000000000000000000000000000000016178755565b6001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690813b15612c85575f80926064604051809581937f0899146b0000000000000000000000000000000000000000000000000000000083528b60048401523360248401526fffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001660448401525af18015612c7a5760209787957feab6a53903fdb4593e46aeefbdfe430595016a7af74ecbbe3c7db9b331c50d7695612ab595604094612c62575b50955095509250509550612a08565b8b92505f612c6f9161375d565b612a805f9250612c53565b6040513d5f823e3d90fd5b5f80fd5b9050612b2a565b634e487b7160e01b5f52602160045260245ffd5b50612940565b857fe4526ce6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016612d106101206127f48480613982565b9067ffffffffffffffff604051927f90e544a1000000000000000000000000000000000000000000000000000000008452166004830152602082602481845afa918215612c7a575f92612f54575b50604067ffffffffffffffff9260248251809581937f17bf581500000000000000000000000000000000000000000000000000000000835216948560048301525afa8015612c7a575f925f91612f29575b5067ffffffffffffffff1615612efe5750855161ffff60405191602083019084825260408401527f7365676d656e7400000000000000000000000000000000000000000000000000606084015260478352612e0b60678461375d565b63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001692519020161015612ed657612e4c612e9c93875193613f30565b929050604051906020820192835260408201527f686f700000000000000000000000000000000000000000000000000000000000606082015260438152612e9460638261375d565b519020615709565b60e08401518181146128a5577f5e3285a5000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f9c067aa6000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff9350612f4d915060403d604011610f4d57610f3c818361375d565b9092612daf565b91506020823d602011612f92575b81612f6f6020938361375d565b81010312612c85576040612f8b67ffffffffffffffff93613d06565b9250612d5e565b3d9150612f62565b8394959a509290919252518210908115612fec575b50612fc1575051945f8080808061288f565b7fe2c93c7a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050518110155f612faf565b517fff36427c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90506102c0813d82116131b4575b8161306b6102c0938361375d565b81010312612c85576040519061308082613707565b805182526020810151602083015260408101516040830152606081015163ffffffff81168103612c855760608301526130bb608082016137c5565b60808301526130cc60a082016137c5565b60a083015260c0810151906fffffffffffffffffffffffffffffffff82168203612c85576102a09160c084015260e081015160e084015261010081015161010084015261311c61012082016137c5565b6101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a08201525f6127c5565b3d915061305d565b34612c85576020600319360112612c85576004355f526002602052602063ffffffff60405f205416604051908152f35b34612c855760031936016103c08112612c855761032013612c8557610324356103443567ffffffffffffffff8111612c855761322c9036906004016135cb565b906103643567ffffffffffffffff8111612c855761324e9036906004016135cb565b9161038435946103a4359567ffffffffffffffff8711612c8557866004019660a06003198236030112612c8557613283613f66565b98909760ff60028b015416600881101580612c9057600282141590816135be575b816135ad575b5061357c57508486955f5260048b0160205260405f205460405160208101908460608201604084525260808101818d8d60808960051b840101938d907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff815f9f3603019e5b8b811061352057505050926128ef9161333294601f198584030160408601526136ae565b519020036134f557508310156134e1578260051b85013593841215612c8557613422613367613430946133a699602099613780565b359160405198899788977f1238501d000000000000000000000000000000000000000000000000000000008952606060048a0152606489019101613669565b92602487015260031986840301604487015280358352608461341a6133ff6133e46133d46024890186613617565b60a08e8a015260a0890191613649565b6133f16044890186613790565b9088830360408a01526136ae565b61340c6064880185613617565b908783036060890152613649565b940190613790565b9160808185039101526136ae565b03816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c7a575f916134a6575b5061347e5761347c91339161429a565b005b7f04a60c32000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d6020116134d9575b816134c16020938361375d565b81010312612c8557518015158103612c85578361346c565b3d91506134b4565b634e487b7160e01b5f52603260045260245ffd5b7f7a7f1059000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b935093857fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff80929693500301835283358d811215612c855760208f60019361356991839401613669565b9501930191018f91928f9193869461330e565b6135a8907fe37d4aeb000000000000000000000000000000000000000000000000000000005f526135fc565b60245ffd5b9050612c905760038114158c6132aa565b505060068114155f6132a4565b9181601f84011215612c855782359167ffffffffffffffff8311612c85576020808501948460051b010111612c8557565b6008811015612c9057600452565b906008821015612c905752565b9035601e1982360301811215612c8557016020813591019167ffffffffffffffff8211612c85578136038313612c8557565b601f8260209493601f1993818652868601375f8582860101520116010190565b90608061369b6136ab9380358452613691602085016020830160208091803584520135910152565b6060810190613617565b9190928160608201520191613649565b90565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8311612c855760209260051b809284830137010190565b6080810190811067ffffffffffffffff821117611bd657604052565b6102c0810190811067ffffffffffffffff821117611bd657604052565b6040810190811067ffffffffffffffff821117611bd657604052565b6101c0810190811067ffffffffffffffff821117611bd657604052565b90601f601f19910116810190811067ffffffffffffffff821117611bd657604052565b91908110156134e15760051b0190565b9035601e1982360301811215612c8557016020813591019167ffffffffffffffff8211612c85578160051b36038313612c8557565b51906001600160a01b0382168203612c8557565b35906001600160a01b0382168203612c8557565b359067ffffffffffffffff82168203612c8557565b359063ffffffff82168203612c8557565b906001600160a01b03613825836137d9565b16815267ffffffffffffffff61383d602084016137ed565b166020820152604082013560408201526060820135606082015263ffffffff61386860808401613802565b16608082015260a082013560a082015267ffffffffffffffff61388d60c084016137ed565b1660c082015267ffffffffffffffff6138a860e084016137ed565b1660e082015261014067ffffffffffffffff6138ff826138e36138cf610100880188613617565b610160610100890152610160880191613649565b95836138f261012083016137ed565b16610120870152016137ed565b1691015290565b35906fffffffffffffffffffffffffffffffff82168203612c8557565b90602083828152019260208260051b82010193835f925b84841061394a5750505050505090565b90919293949560208061397283601f19866001960301885261396c8b88613617565b90613649565b980194019401929493919061393a565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea181360301821215612c85570190565b3567ffffffffffffffff81168103612c855790565b919082018092116139d757565b634e487b7160e01b5f52601160045260245ffd5b919082039182116139d757565b818102929181159184041417156139d757565b6003811015612c9057600452565b906003821015612c905752565b9190916103006102a06060610320840195613a42858251613a19565b6001600160a01b0360208201511660208601526040810151604086015201518051606085015260208101516080850152604081015160a085015263ffffffff60608201511660c08501526001600160a01b0360808201511660e08501526001600160a01b0360a0820151166101008501526fffffffffffffffffffffffffffffffff60c08201511661012085015260e08101516101408501526101008101516101608501526001600160a01b03610120820151166101808501526101408101516101a08501526101608101516101c08501526101808101516101e08501526101a08101516102008501526101c08101516102208501526101e0810151610240850152610200810151610260850152610220810151610280850152610240810151828501526102608101516102c08501526102808101516102e08501520151910152565b906008811015612c905760ff60ff198354169116179055565b63ffffffff1663ffffffff81146139d75760010190565b9067ffffffffffffffff8091169116029067ffffffffffffffff82169182036139d757565b9067ffffffffffffffff8091169116019067ffffffffffffffff82116139d757565b9190826040910312612c85576020825192015190565b67ffffffffffffffff8111611bd65760051b60200190565b90613c3482613c12565b613c41604051918261375d565b828152601f19613c518294613c12565b0190602036910137565b90939293848311612c85578411612c85578101920390565b67ffffffffffffffff8111611bd657601f01601f191660200190565b929192613c9b82613c73565b91613ca9604051938461375d565b829481845281830111612c85578281602093845f960137010152565b8051156134e15760200190565b8051600110156134e15760400190565b8051600210156134e15760600190565b80518210156134e15760209160051b010190565b519067ffffffffffffffff82168203612c8557565b60e4356fffffffffffffffffffffffffffffffff81168103612c855790565b60405160809190613d4b838261375d565b6003815291601f1901825f5b828110613d6357505050565b602090604051613d7281613724565b5f81525f8382015282828501015201613d57565b90613d9082613c12565b613d9d604051918261375d565b828152601f19613dad8294613c12565b01905f5b828110613dbd57505050565b602090604051613dcc81613724565b5f81525f8382015282828501015201613db1565b6024356001600160a01b0381168103612c855790565b610184356001600160a01b0381168103612c855790565b90816020910312612c85575190565b90602080835192838152019201905f5b818110613e395750505090565b825180516001600160a01b031685526020908101518186015260409094019390920191600101613e2c565b3563ffffffff81168103612c855790565b9190826040910312612c85576136ab602083519301613d06565b90601f19601f6020604060a0958051865282808201518051828901520151828701520151608060608601528051918291826080880152018686015e5f8582860101520116010190565b9080602083519182815201916020808360051b8301019401925f915b838310613f0357505050505090565b9091929394602080613f2183601f1986600196030187528951613e8f565b97019301930191939290613ef4565b903590601e1981360301821215612c85570180359067ffffffffffffffff8211612c8557602001918160051b36038313612c8557565b610320600319360112612c8557604051613f7f816136eb565b60036004351015612c85576004358152602435916001600160a01b0383168303612c855782602083015260443560408301526102c07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c360112612c855760405192613fe984613707565b6064358452608435602085015260a435604085015260c4359363ffffffff85168503612c855784606082015260e435906001600160a01b0382168203612c855781608082015261010435916001600160a01b0383168303612c85578260a083015261012435906fffffffffffffffffffffffffffffffff82168203612c85578160c08401526101443560e08401526101643561010084015261018435916001600160a01b0383168303612c85576001600160a01b03602095816fffffffffffffffffffffffffffffffff9463ffffffff614149839d8a8a610120879d01526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152614d62565b9d8e5f525f8b5260405f209d8e549c6141696040519d8e01600435613a19565b1660408c015260443560608c015260643560808c015260843560a08c015260a43560c08c01521660e08a01521661010088015216610120860152166101408401526101443561016084015261016435610180840152166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e43561030082015261030435610320820152610320815261424e6103408261375d565b602081519101200361425c57565b827f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b63ffffffff1680156139d7575f190190565b91906002016142aa600582613b85565b5f907fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff81541690556101643590815f52600260205260405f2063ffffffff6142f481835416614288565b1663ffffffff1982541617905560843593845f52600160205260405f2063ffffffff61432281835416614288565b825463ffffffff19169116179055604051817f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b96020836005889552a36004356003811015612c85576146ad575b508061469957505f926101a43590815f52600460205260ff60405f20541661469257816143b291815f52600460205260405f20600160ff19825416179055614de0565b604051917ff415ed1400000000000000000000000000000000000000000000000000000000835260048301526020826024815f6001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1918215612c7a575f9261465e575b5061271061445161ffff7f000000000000000000000000000000000000000000000000000000000000000016846139f8565b049261271061448461ffff7f000000000000000000000000000000000000000000000000000000000000000016856139f8565b04915f5260056020528160405f205561449b613d3a565b936024356001600160a01b03811691828203612c855761452f93859361452a93508260011c906144cb82856139eb565b604051916144d883613724565b825260208201526144e88a613cc5565b526144f289613cc5565b506001600160a01b036040519261450884613724565b168252602082015261451988613cd2565b5261452387613cd2565b50856139eb565b6139eb565b6040519061453c82613724565b5f8252602082015261454d84613ce2565b5261455783613ce2565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15612c85576040517ff340fa010000000000000000000000000000000000000000000000000000000081523060048201525f8160248186885af18015612c7a57614644575b50906145d5916139eb565b91813b15610b6a578391614620916040519485809481937ff559e386000000000000000000000000000000000000000000000000000000008352602060048401526024830190613e1c565b03925af18015611ba857614632575050565b61463d82809261375d565b610b635750565b6145d5929195505f6146559161375d565b5f9490916145ca565b9091506020813d60201161468a575b8161467a6020938361375d565b81010312612c855751905f61441f565b3d915061466d565b5050505050565b80634e487b7160e01b602492526021600452fd5b9050815f52600360205260405f2063ffffffff6146cc81835416614288565b1663ffffffff198254161790555f906146e45f613d86565b906001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15612c8557614760925f92836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840152604060248401526044830190613e1c565b03925af1908115612c7a578291614778575b5061436f565b61478491505f9061375d565b805f614772565b9291906002019261479c8285613b85565b5f937fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff81541690556101643591825f52600260205260405f2063ffffffff6147e681835416614288565b1663ffffffff1982541617905560843591825f52600160205260405f2063ffffffff61481481835416614288565b1663ffffffff1982541617905583817f1db999fd4b738b1757088804dfa7c17a94b7f16ac6c08bd414668989d6ec13b96020604051614853818861360a565ba36004356003811015612c8557614aed575b506008811015614ad957600514801590614ac0575b614aba576148a36101a4358092818752600460205260408720600160ff19825416179055614de0565b604051917ff415ed140000000000000000000000000000000000000000000000000000000083526004830152602082602481876001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165af1918215614aaf578492614a7b575b5061271061494261ffff7f000000000000000000000000000000000000000000000000000000000000000016846139f8565b0461271061497461ffff7f000000000000000000000000000000000000000000000000000000000000000016856139f8565b04918552600560205281604086205561498b613d3a565b936024356001600160a01b03811690818103610fca5792849261452a926149bc95508260011c906144cb82856139eb565b604051906149c982613724565b85825260208201526149da84613ce2565b526149e483613ce2565b506001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15611ef8576040517ff340fa01000000000000000000000000000000000000000000000000000000008152306004820152858160248186885af18015610f5457908691614a66575b5050906145d5916139eb565b81614a709161375d565b611ef857845f614a5a565b9091506020813d602011614aa7575b81614a976020938361375d565b81010312612c855751905f614910565b3d9150614a8a565b6040513d86823e3d90fd5b50505050565b506101a4358452600460205260ff60408520541661487a565b602485634e487b7160e01b81526021600452fd5b835f52600360205260405f2063ffffffff614b0a81835416614288565b1663ffffffff198254161790556008821015612c905760048214908115614d5757614b3960ff60025b16613d86565b91614bde575b6001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001691823b15612c8557614bba925f92836040518096819582947fe7e4e40c0000000000000000000000000000000000000000000000000000000084526004840152604060248401526044830190613e1c565b03925af18015612c7a571561486557614bd69195505f9061375d565b5f935f614865565b6fffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016612710614c4261ffff7f000000000000000000000000000000000000000000000000000000000000000016836139f8565b04604051614c4f81613724565b5f8152816020820152614c6185613cc5565b52614c6b84613cc5565b50604051907fc2a2fde20000000000000000000000000000000000000000000000000000000082528760048301526020826024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa918215612c7a575f92614d1a575b50614ce491926139eb565b6001600160a01b0360405192614cf984613724565b1682526020820152614d0a83613cd2565b52614d1482613cd2565b50614b3f565b91506020823d602011614d4f575b81614d356020938361375d565b81010312612c8557614d49614ce4926137c5565b91614cd9565b3d9150614d28565b614b3960ff5f614b33565b80516003811015612c905715614dd45761014060608201510151908051906003821015612c905760406001600160a01b0360208301511691015190614db560405193602085019586526040850190613a19565b6060830152608082015260808152614dce60a08261375d565b51902090565b60600151610140015190565b805f52600160205260405f206401000000007fffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffffff8254161790557f9f6ef23a57fa1621d2e46921420633c79c48e2a59d1eb61bac9d2a76c51c9cda5f80a3565b600436036103208112612c855760405190614e59826136eb565b60036004351015612c855760043582526102c0907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa090614e9960246137d9565b602085015260443560408501520112612c8557614fb590604051614ebc81613707565b6064358152608435602082015260a4356040820152614edb60c4613802565b6060820152614eea60e46137d9565b6080820152614efa6101046137d9565b60a0820152614f0a610124613906565b60c08201526101443560e082015261016435610100820152614f2d6101846137d9565b6101208201526101a4356101408201526101c4356101608201526101e435610180820152610204356101a0820152610224356101c0820152610244356101e082015261026435610200820152610284356102208201526102a4356102408201526102c4356102608201526102e435610280820152610304356102a08201526060820152614d62565b805f525f60205260405f20918254604051614fd560208201600435613a19565b6001600160a01b03614fe760246137d9565b1660408201526044356060820152606435608082015260843560a082015260a43560c082015263ffffffff61501c60c4613802565b1660e08201526001600160a01b0361503460e46137d9565b166101008201526001600160a01b0361504e6101046137d9565b166101208201526fffffffffffffffffffffffffffffffff615071610124613906565b1661014082015261014435610160820152610164356101808201526001600160a01b0361509f6101846137d9565b166101a08201526101a4356101c08201526101c4356101e08201526101e43561020082015261020435610220820152610224356102408201526102443561026082015261026435610280820152610284356102a08201526102a4356102c08201526102c4356102e08201526102e435610300820152610304356103208083019190915281526151306103408261375d565b602081519101200361523757600283929301805460ff81166008811015612c90576001810361357c5750610184356001600160a01b03811690818103612c855781330361520b57505067ffffffffffffffff9060601c168042116130245750600260ff19825416178155805467ffffffffffffffff421667ffffffffffffffff8260601c160367ffffffffffffffff81116139d7577fffffffffffffffff00000000000000000000000000000000000000000000000077ffffffffffffffffffffffffffffffffffffffffffffffff9160c01b169116179055565b507f3a5f5da5000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f60209160405161529860218286808201958787528051918291018484015e810186838201520301601f19810183528261375d565b604051918291518091835e8101838152039060025afa15612c7a575f5190565b81156152c2570490565b634e487b7160e01b5f52601260045260245ffd5b9061533463ffffffff6152ff60026136ab9501549367ffffffffffffffff8560c01c91166139ca565b9260a01c1667ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166139f8565b906139ca565b9160028201549160ff8316926008841015612c90576006841490811594858096615683575b61357c575067ffffffffffffffff8160601c165f956155bf575b804211613024575060ff8160181c168410156155935760081c6001841b1661ffff166155675761550d5760010154916153c56153bb61024435610264356139eb565b6102e435906139f8565b905f9460018401948585116139d75792601f196153fe6153e88897949597613c12565b976153f6604051998a61375d565b808952613c12565b013660208801375f945b8286111561541a575050505050505090565b9091929496506154666040989496985160208101908382528760408201528860608201528960808201526080815261545360a08261375d565b51902061546089856139eb565b90615709565b945f955b888710806154f9575b156154905761548461548a91615713565b96615713565b9561546a565b80989193959997929496825b8181116154c45750906154b36154b993928a613cf2565b52615713565b949192939093615408565b9091505f1981018181116139d7576154dc908a613cf2565b516154e7828b613cf2565b5280156139d7575f190190899161549c565b5080615505888c613cf2565b511115615473565b9150915060036155256153bb610244356044356139eb565b910154917f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811681036139d7576136ab9263ffffffff9160051b1c16906139ca565b827f77afb460000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b837f02d5f1fc000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50935067ffffffffffffffff8460201c16936040517f17bf58150000000000000000000000000000000000000000000000000000000081528560048201526040816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115612c7a575f905f92615661575b509567ffffffffffffffff821615612efe575061565c90846152d6565b615379565b905061567c915060403d604011610f4d57610f3c818361375d565b905f61563f565b5060028114158061535f57506004356003811015612c855760021461535f565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa181360301821215612c85570190565b903590601e1981360301821215612c85570180359067ffffffffffffffff8211612c8557602001918136038313612c8557565b81156152c2570690565b5f1981146139d75760010190565b9291909161573f61573560208601866156a3565b60408101906156d6565b8460021b858104600414861517156139d7578161575b93613c5b565b9490357fffffffff0000000000000000000000000000000000000000000000000000000081169560048110615ab1575b505062ffffff8560f81c9560e01c16936157ab610cc560808401846156a3565b60071c821015615a9d57600782901b01803592602082013592916080906040810135906060013585871782178117615a195750505061583a9060c0935b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405196602088019660781b1760801b16855260308601526030855261583060508661375d565b6060810190613f30565b82919210156134e15760051b810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc181360301821215612c8557019461588861024435610264356139eb565b9360028814615972575086159687159081615966575b5061595b576030810290808204603014901517156139d7576158c086806156d6565b603083019291508282116139d757821161594f576158ec91612269916158e689806156d6565b90613c5b565b6020815191012091519020149384615906575b5050505090565b61593c9450156159455761028435915b6159346159296101df61226987806156d6565b946020810190613f30565b949093615b1e565b5f8080806158ff565b6102a43591615916565b50505050505050505f90565b505050505050505f90565b6001915014155f61589e565b949150929195506004356003811015612c85576002036159f85750505f9261030435915b61030435811095866159e3575b866159b2575b50505050505090565b6159d89650615934916159c76159cd92615263565b966139ca565b916020810190613f30565b5f80808080806159a9565b95506159ef82806156d6565b905015956159a3565b615a1390615a0d6103049693963580926139f8565b956139f8565b91615996565b6f0d0088f51cbff34d258dd3db21a5d66b8296939611918215615a51575b5050615a48575b9061583a916157e8565b60a09350615a3e565b6f0d0088f51cbff34d258dd3db21a5d66b14915081615a73575b505f80615a37565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f615a6b565b634e487b7160e01b5f52600160045260245ffd5b7fffffffff00000000000000000000000000000000000000000000000000000000929650829060040360031b1b1616935f8061578b565b903590601e1981360301821215612c85570180359067ffffffffffffffff8211612c8557602001918160061b36038313612c8557565b9390929182811015615c1357915f1981019081116139d75792945f92915b818410615b595750505050159182615b5357505090565b14919050565b90929693958695929515615c07576001808716148015615bfe575b15615bd757615b9490615b8c8986859a99979a613780565b356001615c1d565b925b600181161580615bce575b15615bb35760011c9460011c94615b96565b6001909794979691929593965b811c93811c94019291615b3c565b50801515615ba1565b615bf8600191615bf08a8786979a9b98969c999c613780565b359083615c1d565b96615bc0565b50868614615b74565b50505050925050505f90565b5050505050505f90565b600114615c3857634e487b7160e01b5f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa15612c85575f519056' as const;
